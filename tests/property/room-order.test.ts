import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

const hashOf = (room: RoomHarness) => hashSnapshot(takeSnapshot(room.world));
const values = fc.tuple(fc.integer({ min: -8, max: 8 }), fc.integer({ min: 0, max: 1 }));
/** What each of four players sends in one beat; now and then several inputs, or none. */
const beat = fc.array(fc.array(values, { maxLength: 3 }), { minLength: 4, maxLength: 4 });

interface Sent {
  readonly from: number;
  readonly values: readonly number[];
}

/** Plays a game in which `order` decides how the senders of each beat follow one another. */
function play(
  beats: readonly (readonly (readonly number[])[])[][],
  order: (sent: Sent[], index: number) => Sent[],
): number[] {
  const room = new RoomHarness(undefined, { bots: 6 });
  const players: Viewer[] = Array.from({ length: 4 }, () => room.join('player'));
  return beats.map((perPlayer, index) => {
    const sent = perPlayer.flatMap((inputs, from) => inputs.map((one) => ({ from, values: one as readonly number[] })));
    for (const one of order(sent, index)) room.input(players[one.from] as Viewer, one.values);
    room.beat();
    return hashOf(room);
  });
}

describe('laws of the inbox', () => {
  it('in which order different sessions’ inputs come within a beat makes no difference', () => {
    fc.assert(
      fc.property(
        fc.array(beat, { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(), { minLength: 8 }),
        (beats, luck) => {
          const shuffled = (sent: Sent[], index: number) => {
            // Whose turn comes is chance; what one sends stays in order.
            const queues = [0, 1, 2, 3].map((from) => sent.filter((one) => one.from === from));
            const mixed: Sent[] = [];
            for (let i = 0; mixed.length < sent.length; i++) {
              const waiting = queues.filter((queue) => queue.length > 0);
              const chosen = waiting[(luck[(i + index) % luck.length] as number) % waiting.length];
              mixed.push(chosen?.shift() as Sent);
            }
            return mixed;
          };
          expect(play(beats as never, shuffled)).toEqual(play(beats as never, (sent) => sent));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('the same messages at the same beats make the same world, whatever the room has to do with them', () => {
    const message = fc.oneof(
      fc.record({ kind: fc.constant('join' as const), device: fc.constantFrom('', 'A', 'B') }),
      fc.record({ kind: fc.constant('detach' as const), which: fc.nat() }),
      fc.record({ kind: fc.constant('input' as const), which: fc.nat(), values }),
      fc.record({
        kind: fc.constant('command' as const),
        name: fc.constantFrom('rain', 'pause', 'resume', 'undo', 'redo'),
      }),
      fc.record({ kind: fc.constant('speed' as const), factor: fc.constantFrom(0.05, 0.5, 1, 8) }),
      fc.record({ kind: fc.constant('beats' as const), count: fc.integer({ min: 1, max: 40 }) }),
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 30 }), (script) => {
        const run = () => {
          const room = new RoomHarness(undefined, { bots: 3 });
          const op = room.join('operator');
          const players: Viewer[] = [];
          return script.map((one) => {
            const viewer = 'which' in one ? players[one.which % Math.max(1, players.length)] : undefined;
            if (one.kind === 'join') players.push(room.attach('player', { device: one.device, when: 'move' }));
            if (one.kind === 'detach' && viewer) room.detach(viewer);
            if (one.kind === 'input' && viewer) room.input(viewer, one.values);
            if (one.kind === 'command') room.command(op, one.name);
            if (one.kind === 'speed') room.command(op, 'speed', { factor: one.factor });
            room.beat(one.kind === 'beats' ? one.count : 1);
            return hashOf(room);
          });
        };
        expect(run()).toEqual(run());
      }),
      { numRuns: 60 },
    );
  });
});
