import { BEAT_RATE, TIMING } from '@tickdeck/server/room/timing.js';
import { WEATHERS } from '@tickdeck/shared/commands/weather.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { News } from '@tickdeck/shared/wire/messages.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';
import type { tinyState } from '../support/tiny-game.js';

const right = [8, 0];
const left = [-8, 0];
/** Units a full input moves a pawn in a tick. */
const PACE = 4;

function pawnOf(room: RoomHarness, player: number) {
  const { pawns } = (room.world as unknown as World<typeof tinyState>).tables;
  for (const row of pawns.rows()) if (row.player === player) return { x: row.x, human: row.human };
  throw new Error(`player ${player} has no pawn`);
}
const notices = ({ messages }: Viewer) => messages.flatMap((one) => (one.kind === 'notice' ? [one.text] : []));
const newest = ({ messages }: Viewer, topic: string) =>
  messages.filter((one): one is News => one.kind === 'news' && one.topic === topic).at(-1)?.value;

/** A player, an operator who has taken over, and somebody who only watches. */
function takenOver(seconds = 60) {
  const room = new RoomHarness();
  const ann = room.join('player', { name: 'Ann' });
  const olga = room.join('operator', { name: 'Olga' });
  const guest = room.join('spectator', { name: 'Guest' });
  const { session } = guest;
  room.port.post({ kind: 'watch', session, topics: ['leases', 'weather'] });
  const reply = room.command(olga, 'take-over', { player: 1, seconds }, { who: 'Olga' });
  expect(reply).toMatchObject({ outcome: 'done', text: `Olga steers Ann for ${seconds} s.` });
  return { room, ann, olga, guest };
}

describe('[K18] a seat that is taken over', () => {
  it('is steered by the inputs of whoever took it, and those of its person have no effect but count as used', () => {
    const { room, ann, olga } = takenOver();
    const from = pawnOf(room, 1).x;
    for (let i = 0; i < 10; i++) {
      room.input(olga, right);
      room.input(ann, left);
      room.beat();
    }
    expect(pawnOf(room, 1)).toEqual({ x: from + 10 * PACE, human: 1 });
    expect(ann.frames.at(-1)?.ackSeq).toBe(10);
  });

  it('is given back with nothing pressed, and its person has it at once', () => {
    const { room, ann, olga } = takenOver();
    room.input(ann, left);
    room.input(olga, right);
    room.beat();
    const { x } = pawnOf(room, 1);
    expect(room.command(olga, 'give-back')).toMatchObject({ outcome: 'done' });
    expect(pawnOf(room, 1)).toEqual({ x, human: 1 });
    room.input(olga, right);
    room.beat();
    expect(pawnOf(room, 1).x).toBe(x);
    room.input(ann, left);
    room.beat();
    expect(pawnOf(room, 1).x).toBe(x - PACE);
  });

  it('is its person’s again when the time is over, to the beat, and everybody hears of both', () => {
    const { room, ann, olga, guest } = takenOver(5);
    room.beat(5 * BEAT_RATE - 2);
    const before = pawnOf(room, 1).x;
    room.input(olga, right);
    room.beat();
    const { x } = pawnOf(room, 1);
    expect(x).toBe(before + PACE);
    room.input(olga, right);
    room.beat();
    expect(pawnOf(room, 1).x).toBe(x);
    for (const viewer of [ann, olga, guest]) {
      expect(notices(viewer)).toEqual(['Olga steers Ann for 5 s.', 'Olga no longer steers Ann.']);
    }
  });

  it('is given back when whoever took it leaves', () => {
    const { room, ann, olga } = takenOver();
    room.detach(olga);
    room.beat(2);
    const { x } = pawnOf(room, 1);
    room.input(ann, left);
    room.beat();
    expect(pawnOf(room, 1).x).toBe(x - PACE);
    expect(notices(ann).at(-1)).toBe('Olga no longer steers Ann.');
  });

  it('goes to a bot while nobody steers it, as with its own person', () => {
    const { room, olga } = takenOver();
    room.input(olga, right);
    room.beat(TIMING.silenceBotBeats + 2);
    expect(pawnOf(room, 1).human).toBe(0);
    room.input(olga, right);
    room.beat();
    expect(pawnOf(room, 1).human).toBe(1);
  });

  it('outlives its person’s connection, and waits for them', () => {
    const { room, ann, olga } = takenOver();
    room.detach(ann);
    room.beat();
    const from = pawnOf(room, 1).x;
    room.input(olga, right);
    room.beat();
    expect(pawnOf(room, 1)).toEqual({ x: from + PACE, human: 1 });
    room.command(olga, 'give-back');
    expect(pawnOf(room, 1).human).toBe(0);
  });

  it('may be a bot’s, which does not make way for anybody meanwhile', () => {
    const room = new RoomHarness(undefined, { bots: 1 });
    const olga = room.join('operator', { name: 'Olga' });
    room.command(olga, 'take-over', { player: 1 });
    room.command(olga, 'bots', { count: 0 });
    const { x } = pawnOf(room, 1);
    room.input(olga, right);
    room.beat();
    expect(pawnOf(room, 1)).toEqual({ x: x + PACE, human: 1 });
    room.command(olga, 'give-back');
    room.beat();
    expect(() => pawnOf(room, 1)).toThrow('no pawn');
  });

  it('stays lent when its person is kicked, as it is kept for them, and ends with the seat', () => {
    const { room, olga, guest } = takenOver();
    room.command(olga, 'kick', { player: 1, reason: 'Go' });
    const { x } = pawnOf(room, 1);
    room.input(olga, right);
    room.beat();
    expect(pawnOf(room, 1).x).toBe(x + PACE);
    room.command(olga, 'kick', { player: 1, reason: 'Go for good' });
    room.beat(6);
    expect(newest(guest, 'leases')).toEqual({});
    room.join('player', { name: 'Ben', device: 'ben' });
    expect(room.command(olga, 'take-over', { player: 2 })).toMatchObject({ outcome: 'done' });
  });
});

describe('who may steer', () => {
  it('is known to everybody who looks, until when', () => {
    const { room, olga, guest } = takenOver();
    room.beat(6);
    const untilBeat = expect.any(Number);
    const entry = { session: olga.session, who: 'Olga', player: 1, name: 'Ann', untilBeat };
    expect(newest(guest, 'leases')).toEqual({ p1: entry });
    room.command(olga, 'give-back');
    room.beat(6);
    expect(newest(guest, 'leases')).toEqual({});
  });

  it('is nobody who holds no lease', () => {
    const { room, ann, guest } = takenOver();
    const { x } = pawnOf(room, 1);
    room.input(guest, right);
    room.input(ann, right);
    room.beat();
    expect(pawnOf(room, 1).x).toBe(x);
  });

  it('is one at a time, with two hands, and here', () => {
    const { room, olga } = takenOver();
    const ben = room.join('player', { name: 'Ben', device: 'ben' });
    const other = room.join('operator', { name: 'Otto' });
    const refusal = (viewer: Viewer, name: string, args: { [name: string]: number }) => {
      const { outcome, text } = room.command(viewer, name, args, { who: 'Somebody' });
      return [outcome, text];
    };
    expect(refusal(other, 'take-over', { player: 1 })).toEqual(['refused', 'Olga steers Ann already.']);
    expect(refusal(olga, 'take-over', { player: 2 })[1]).toBe(
      'Somebody steers somebody already: give that back first.',
    );
    expect(refusal(other, 'lend', { player: 1, session: ben.session })[1]).toBe('Ben plays, and has only two hands.');
    expect(refusal(other, 'lend', { player: 1, session: 99 })[1]).toContain('Say to whom');
    expect(refusal(other, 'take-over', { player: 9 })[1]).toBe('Player 9 has no seat.');
    expect(refusal(ben, 'take-over', { player: 1 })[1]).toContain('takes the role operator');
  });

  it(`steers for ${LIMITS.leaseSecondsMax} s at most`, () => {
    const { room, olga } = takenOver(LIMITS.leaseSecondsMax);
    room.command(olga, 'give-back');
    const longer = room.command(olga, 'take-over', { player: 1, seconds: LIMITS.leaseSecondsMax + 1 });
    expect(longer).toMatchObject({ outcome: 'refused', refusals: [{ where: 'seconds' }] });
  });

  it('is a second person whom an operator lent it to, who can give it back, and nobody else below an operator', () => {
    const { room, ann, olga, guest } = takenOver();
    expect(room.command(olga, 'undo')).toMatchObject({ outcome: 'done' });
    expect(room.command(olga, 'lend', { player: 1, session: guest.session })).toMatchObject({ outcome: 'done' });
    const { x } = pawnOf(room, 1);
    room.input(guest, right);
    room.beat();
    expect(pawnOf(room, 1).x).toBe(x + PACE);
    expect(room.command(ann, 'give-back', { player: 1 })).toMatchObject({ outcome: 'refused' });
    expect(room.command(guest, 'give-back')).toMatchObject({ outcome: 'done' });
    expect(room.command(guest, 'give-back')).toMatchObject({ outcome: 'refused', text: 'You steer nobody.' });
  });
});

describe('what is told of a player', () => {
  it('has how many inputs come, how many ticks found none, and how far behind the page says it is', () => {
    const room = new RoomHarness();
    const ann = room.join('player', { name: 'Ann' });
    const olga = room.join('operator', { name: 'Olga' });
    for (let beat = 1; beat <= 120; beat++) {
      // Every third input is lost, and the page shows what was 6 ticks ago.
      if (beat % 3 !== 0) room.input(ann, right, { shown: (room.world.tick - 6) * 16 });
      room.beat();
    }
    const told = olga.messages.filter((one) => one.kind === 'telemetry').at(-1);
    const report = told?.sessions.find(({ player }) => player === 1);
    expect(report?.inputRate).toBeGreaterThan(35);
    expect(report?.inputRate).toBeLessThan(45);
    expect(report?.gaps).toBeGreaterThan(30);
    expect(report?.lateMs).toBeGreaterThanOrEqual(100);
    expect(report?.lateMs).toBeLessThan(150);
    expect(report).toMatchObject({ stride: 1, gear: 'other', stalls: 0 });
    expect(told?.sessions.find(({ player }) => player === 0)).toMatchObject({ inputRate: 0, gaps: 0, slackMs: -1000 });
  });

  it('is not late who comes while time stands still', () => {
    const room = new RoomHarness();
    const olga = room.join('operator', { name: 'Olga' });
    room.beat(600);
    room.command(olga, 'pause');
    const ann = room.join('player', { name: 'Ann' });
    for (let beat = 0; beat < 60; beat++) {
      room.input(ann, right);
      room.beat();
    }
    const told = olga.messages.filter((one) => one.kind === 'telemetry').at(-1);
    expect(told?.sessions.find(({ name }) => name === 'Ann')?.lateMs).toBeLessThan(50);
  });
});

describe('[K17] weather', () => {
  const made = (room: RoomHarness) => room.heard.flatMap((one) => (one.kind === 'weather' ? [one] : []));

  it('is told to its person, made, and over when its time is', () => {
    const { room, ann, olga, guest } = takenOver();
    const before = notices(ann).length;
    room.command(olga, 'weather', { player: 1, sky: 'train', seconds: 2 }, { who: 'Olga' });
    expect(made(room)).toEqual([{ kind: 'weather', session: ann.session, weather: WEATHERS.train }]);
    room.beat(6);
    expect(newest(guest, 'weather')).toMatchObject({ [`s${ann.session}`]: { sky: 'train', by: 'Olga' } });
    room.beat(2 * BEAT_RATE);
    expect(made(room)).toHaveLength(2);
    expect(made(room)[1]).toEqual({ kind: 'weather', session: ann.session, weather: undefined });
    expect(newest(guest, 'weather')).toEqual({});
    expect(notices(ann).slice(before)).toEqual([
      'Olga gives your connection train for 2 s: 60 ms more each way, up to 60 ms of jitter, stalls of 1200 ms every 8 s, 60 kB/s.',
      'Your connection is as it was.',
    ]);
    expect(notices(guest)).toHaveLength(before);
  });

  it('taken back is what was before it', () => {
    const { room, ann, olga } = takenOver();
    room.command(olga, 'weather', { player: 1, sky: '4G' });
    room.command(olga, 'weather', { session: ann.session, sky: 'custom', delayMs: 30 });
    room.command(olga, 'undo');
    room.command(olga, 'undo');
    const delays = made(room).map(({ weather }) => weather?.delayMs);
    expect(delays).toEqual([25, 30, 25, undefined]);
  });

  it('ends with its session, and is not over who comes next', () => {
    const { room, ann, olga, guest } = takenOver();
    room.command(olga, 'weather', { player: 1 });
    room.detach(ann);
    room.beat(7);
    expect(newest(guest, 'weather')).toEqual({});
    expect(made(room)).toHaveLength(1);
  });

  it.each([
    [{}, 'Say whose'],
    [{ session: 99 }, 'There is no session 99.'],
    [{ player: 1, sky: 'clear' }, 'There is no weather over Ann.'],
    [{ player: 1, sky: 'custom' }, 'say at least one'],
    [{ player: 1, sky: 'custom', stallMs: 500, stallEveryMs: 500 }, 'Between two stalls'],
  ])('refuses %j', (args, why) => {
    const { room, olga } = takenOver();
    const { outcome, text } = room.command(olga, 'weather', args);
    expect([outcome, text]).toEqual(['refused', expect.stringContaining(why)]);
    expect(made(room)).toEqual([]);
  });

  it.each([
    ['seconds', LIMITS.weatherSecondsMax],
    ['delayMs', LIMITS.weatherMsMax],
    ['jitterMs', LIMITS.weatherMsMax],
    ['stallMs', LIMITS.stallMsMax],
    ['stallEveryMs', LIMITS.stallEveryMsMax],
    ['kilobytesPerSecond', LIMITS.weatherKilobytesPerSecondMax],
  ])('goes up to a limit of %s', (where, max) => {
    const { room, olga } = takenOver();
    const give = (value: number) => {
      const others = { sky: 'custom', delayMs: 1, stallEveryMs: LIMITS.stallEveryMsMax };
      return room.command(olga, 'weather', { player: 1, ...others, [where]: value });
    };
    expect(give(max)).toMatchObject({ outcome: 'done' });
    expect(give(max + 1)).toMatchObject({ outcome: 'refused', refusals: [{ where }] });
  });

  it('is not made over somebody as powerful, except oneself', () => {
    const { room, olga } = takenOver();
    const otto = room.join('operator', { name: 'Otto' });
    expect(room.command(olga, 'weather', { session: otto.session }).text).toContain('as powerful as you');
    expect(room.command(olga, 'weather', { session: olga.session })).toMatchObject({ outcome: 'done' });
  });
});
