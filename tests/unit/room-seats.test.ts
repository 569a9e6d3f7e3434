import { InputQueue } from '@tickdeck/server/room/people/input-queue.js';
import { TIMING } from '@tickdeck/server/room/timing.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness } from '../support/room-harness.js';
import type { tinyState } from '../support/tiny-game.js';

const beatsOf = (ms: number) => Math.ceil((ms * 60) / 1000);
const right = [8, 0];

function pawnsOf(room: RoomHarness) {
  const { pawns } = (room.world as unknown as World<typeof tinyState>).tables;
  const found: { player: number; x: number; human: number; aim: number; id: number }[] = [];
  for (const { player, x, human, aim, id } of pawns.rows()) found.push({ player, x, human, aim, id });
  return found;
}
const pawnOf = (room: RoomHarness, player: number) => pawnsOf(room).find((pawn) => pawn.player === player);
/** Units a full input moves a pawn in a tick. */
const PACE = 4;

describe('a player’s inputs', () => {
  it('[S1] are used one a tick, and acknowledged', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    for (let i = 0; i < 3; i++) room.input(ann, right);
    const xs = [1, 2, 3].map(() => {
      room.beat();
      return [pawnOf(room, 1)?.x, ann.frames.at(-1)?.ackSeq];
    });
    expect(xs).toEqual([
      [504, 1],
      [508, 2],
      [512, 3],
    ]);
  });

  it('[S2] are repeated on a gap, and neutral after 250 ms of silence', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    room.input(ann, right);
    room.beat(60);
    // The input itself, then its repetition until the beat in which the silence has lasted 250 ms.
    expect(pawnOf(room, 1)?.x).toBe(500 + PACE * (beatsOf(LIMITS.inputSilenceNeutralMs) - 1));
    expect(pawnOf(room, 1)?.human).toBe(1);
  });

  it(`[S3] are merged beyond ${LIMITS.inputsBufferedMax} that wait, losing no press of a button`, () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    room.input(ann, [8, 1]);
    for (let i = 0; i < 29; i++) room.input(ann, [0, 0]);
    room.beat();
    expect([pawnOf(room, 1)?.x, pawnOf(room, 1)?.aim]).toEqual([500, 1]);
    expect(ann.frames.at(-1)?.ackSeq).toBe(30 - LIMITS.inputsBufferedMax + 1);
    room.beat(LIMITS.inputsBufferedMax);
    expect([ann.frames.at(-1)?.ackSeq, pawnOf(room, 1)?.aim]).toEqual([30, 1]);
  });

  it('[S4] do not lie about: one that was spare for a second is taken early', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    room.input(ann, right);
    room.input(ann, right);
    const lag = () => ann.seq - (ann.frames.at(-1)?.ackSeq ?? 0);
    const play = (beats: number) => {
      for (let i = 0; i < beats; i++) {
        room.input(ann, right);
        room.beat();
      }
    };
    play(30);
    expect(lag()).toBe(2);
    play(200);
    expect(lag()).toBe(0);
  });

  it('[S17] that come after their tick make way for the next, and lose no press of a button', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    room.input(ann, right);
    room.beat();
    // Nothing comes for one tick; then what was due comes together with the next.
    room.beat();
    room.input(ann, [0, 1]);
    room.input(ann, right);
    room.beat();
    expect([ann.frames.at(-1)?.ackSeq, pawnOf(room, 1)?.aim]).toEqual([3, 1]);
    // Two that come together although none was late are used one by one.
    room.input(ann, right);
    room.input(ann, right);
    room.beat();
    expect(ann.frames.at(-1)?.ackSeq).toBe(4);
  });

  it('are watched for how punctual they are: the room tells how early or late they came, and gaps', () => {
    const queue = new InputQueue([]);
    const use = (seq: number, lay: number) => {
      queue.put({ kind: 'input', seq, ack: 0, shown: 0, values: [] }, 1000 - lay);
      queue.take(1000);
    };
    queue.take(1000);
    for (let seq = 1; seq <= 29; seq++) use(seq, 5 + seq);
    expect(queue.punctual.take()).toBeUndefined();
    queue.take(1000);
    use(30, -4);
    // Two of thirty are exceptions: the one that came 4 ms after the gap was wanted, and 6; then the least is 7.
    expect(queue.punctual.take()).toEqual({ slackMs: 7, gaps: 1 });
    expect(queue.punctual.take()).toBeUndefined();
    // Late ones count by how late they came, not by how long they wait for the tick after that.
    for (let seq = 31; seq <= 60; seq++) {
      queue.take(1000);
      use(seq, -3);
    }
    expect(queue.punctual.take()).toMatchObject({ slackMs: -3, gaps: 30 });
  });

  it('[S5] that are old, double, not numbers or out of range do no harm', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    room.input(ann, [Number.NaN, 99]);
    room.beat();
    expect(pawnOf(room, 1)).toMatchObject({ x: 500, aim: 1 });
    room.input(ann, [8000, 0], { seq: 5 });
    room.input(ann, right, { seq: 5 });
    room.input(ann, right, { seq: 4 });
    room.input(ann, []);
    room.beat(2);
    expect(pawnOf(room, 1)?.x).toBe(508);
    expect(ann.frames.at(-1)?.ackSeq).toBe(5);
  });

  it('[S6] say when their sender looked, but not before the last moments nor in the future', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    room.beat(100);
    const shown = (said: number) => {
      room.input(ann, right, { shown: said });
      room.beat();
      return (room.room.parts.seats.find(1)?.shown ?? Number.NaN) / 16 - (room.world.tick - 1);
    };
    expect(shown(0)).toBe(-LIMITS.shownTicksBackMax);
    expect(shown(1e9)).toBe(0);
    expect(shown((room.world.tick - 5) * 16)).toBe(-5);
  });
});

describe('a silent player', () => {
  it('[S7] is flown by a bot after 3 s, and flies again with the next input', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    room.input(ann, [0, 0]);
    room.beat(beatsOf(LIMITS.inputSilenceBotMs) - 1);
    expect(pawnOf(room, 1)?.human).toBe(1);
    room.beat(2);
    expect(pawnOf(room, 1)?.human).toBe(0);
    expect(pawnOf(room, 1)?.x).not.toBe(500);
    room.input(ann, [0, 0]);
    room.beat();
    expect(pawnOf(room, 1)?.human).toBe(1);
  });

  it('[S8] is not silent while the room is paused, and slowly so in slow motion', () => {
    const room = new RoomHarness();
    const ann = room.join('player');
    const op = room.join('operator');
    room.input(ann, [0, 0]);
    room.command(op, 'pause');
    room.beat(600);
    expect(pawnOf(room, 1)?.human).toBe(1);
    room.command(op, 'resume');
    room.command(op, 'speed', { factor: 0.1 });
    room.beat(600);
    expect(pawnOf(room, 1)?.human).toBe(1);
    room.beat(1300);
    expect(pawnOf(room, 1)?.human).toBe(0);
  });
});

describe('a player who goes', () => {
  it('[S9] has the same ship when back within 60 s, from a bot’s hands', () => {
    const room = new RoomHarness();
    const ann = room.join('player', { device: 'A' });
    const id = pawnOf(room, 1)?.id;
    room.detach(ann);
    room.beat(beatsOf(LIMITS.seatHeldMs) - 1);
    expect(pawnOf(room, 1)).toMatchObject({ id, human: 0 });
    const back = room.join('player', { device: 'A' });
    expect(back.welcome?.player).toBe(1);
    expect(pawnOf(room, 1)).toMatchObject({ id, human: 1 });
  });

  it('[S10] leaves after 60 s, and has number, name and score when back later', () => {
    const room = new RoomHarness();
    const stay = room.join('spectator');
    const ann = room.join('player', { device: 'A', name: 'Ann' });
    const op = room.join('operator');
    room.command(op, 'edit', { edits: { e000: { part: 'people', path: 'p1/score', value: 9 } } });
    room.detach(ann);
    room.beat(beatsOf(LIMITS.seatHeldMs) + 1);
    expect(pawnOf(room, 1)).toBeUndefined();
    room.join('player', { device: 'B' });
    const back = room.join('player', { device: 'A' });
    expect(back.welcome?.player).toBe(1);
    expect(room.world.document).toMatchObject({ people: { p1: { name: 'Ann', score: 9 } } });
    expect(stay.closed).toBeUndefined();
  });

  it('[S11] is somebody else without a device key', () => {
    const room = new RoomHarness();
    room.detach(room.join('player'));
    expect(room.join('player').welcome?.player).toBe(2);
  });
});

describe('a device’s second tab', () => {
  it('[S12] asked about, is told that it plays elsewhere and doubles nothing', () => {
    const room = new RoomHarness();
    const first = room.join('player', { device: 'A' });
    const second = room.join('player', { device: 'A', when: 'ask' });
    expect([first.closed, second.closed]).toEqual([undefined, 'elsewhere']);
    expect(second.welcome).toBeUndefined();
    expect(pawnsOf(room)).toHaveLength(1);
  });

  it('[S13] moving, takes the ship and ends the first', () => {
    const room = new RoomHarness();
    const first = room.join('player', { device: 'A' });
    const id = pawnOf(room, 1)?.id;
    const second = room.join('player', { device: 'A', when: 'move' });
    expect([first.closed, second.closed, second.welcome?.player]).toEqual(['moved', undefined, 1]);
    room.detach(first);
    room.beat();
    expect(pawnsOf(room)).toMatchObject([{ id, human: 1 }]);
  });

  it('[S14] may watch', () => {
    const room = new RoomHarness();
    room.join('player', { device: 'A' });
    expect(room.join('spectator', { device: 'A' }).welcome?.views).toEqual(['public']);
  });
});

describe('bots', () => {
  const counts = (room: RoomHarness) => [pawnsOf(room).length, pawnsOf(room).filter(({ human }) => human === 1).length];

  it('fill up to the wish, give up their seats one for one, and come back', () => {
    const room = new RoomHarness(undefined, { bots: 3 });
    room.join('spectator');
    expect(counts(room)).toEqual([3, 0]);
    const people = [room.join('player'), room.join('player')];
    expect(counts(room)).toEqual([3, 2]);
    room.join('player');
    room.join('player');
    expect(counts(room)).toEqual([4, 4]);
    for (const viewer of people) room.detach(viewer);
    room.beat(beatsOf(LIMITS.seatHeldMs));
    // The two who stayed have been silent for so long that bots fly them.
    expect(counts(room)).toEqual([4, 0]);
    room.beat();
    expect(counts(room)).toEqual([3, 0]);
  });

  it('[S15] have every seat filled and yet leave one to whoever comes', () => {
    const room = new RoomHarness(undefined, { bots: 99 });
    room.join('spectator');
    expect(counts(room)).toEqual([8, 0]);
    for (let people = 1; people <= 8; people++) {
      expect(room.join('player').closed).toBeUndefined();
      expect(counts(room)).toEqual([8, people]);
    }
    const late = room.join('player');
    expect([late.closed, late.welcome]).toEqual(['full', undefined]);
    expect(room.join('spectator').closed).toBeUndefined();
  });

  it('are the same few players however often they come and go', () => {
    const room = new RoomHarness(undefined, { bots: 4 });
    const op = room.join('operator');
    for (let i = 0; i < 10; i++) {
      room.command(op, 'bots', { count: 0 });
      expect(counts(room)).toEqual([0, 0]);
      room.command(op, 'bots', { count: 4 });
    }
    expect(Object.keys((room.world.document as unknown as { people: object }).people)).toHaveLength(4);
  });

  it('are as strong as the host wishes', () => {
    expect(new RoomHarness(undefined, { botSkill: 'hard' }).world.document.rules).toMatchObject({ botSkill: 2 });
  });
});

describe('a kicked player', () => {
  const kicked = () => {
    const room = new RoomHarness();
    const ann = room.join('player', { name: 'Ann', device: 'ann' });
    const op = room.join('operator');
    const { player = 0 } = ann.welcome ?? {};
    expect(room.command(op, 'kick', { session: ann.session, reason: 'Rude' }).text).toBe('Ann was kicked: Rude');
    room.detach(ann);
    room.beat();
    return { room, op, ann, player };
  };

  it('[S16] is closed with the reason and stays out for as long as the seat is kept', () => {
    const { room, ann, player } = kicked();
    expect(ann.closed).toBe('kicked');
    expect(room.heard).toContainEqual(expect.objectContaining({ text: expect.stringContaining('Rude') }));
    expect(pawnsOf(room)).toHaveLength(1);
    expect(room.join('player', { device: 'ann' }).closed).toBe('kicked');
    room.beat(TIMING.seatHeldBeats);
    expect(pawnsOf(room)).toEqual([]);
    expect(room.join('player', { device: 'ann' }).welcome?.player).toBe(player);
  });

  it('[S16] comes back to the same seat at once when it is undone', () => {
    const { room, op, player } = kicked();
    expect(room.command(op, 'undo').outcome).toBe('done');
    expect(room.join('player', { device: 'ann' }).welcome?.player).toBe(player);
    expect(pawnsOf(room)).toHaveLength(1);
  });

  it('[S16] stays out again, for the same reason and until the same beat, when letting them back in is undone', () => {
    const { room, op, player } = kicked();
    room.command(op, 'readmit', { player });
    const again = room.join('player', { device: 'ann' });
    expect(room.command(op, 'undo')).toMatchObject({ outcome: 'done', text: 'Ann is kept out again: Rude' });
    expect(again.closed).toBe('kicked');
    const texts = () => room.heard.flatMap((one) => (one.kind === 'close' ? [one.text] : []));
    expect(texts().at(-1)).toContain('The reason: Rude');
    expect(room.join('player', { device: 'ann' }).closed).toBe('kicked');
    // Of the minute, the beats of the kick, of the way out, of the two commands and of the two who came are over.
    expect(texts().at(-1)).toContain('in 60 s');
    room.beat(TIMING.seatHeldBeats - 6);
    expect(pawnsOf(room)).toHaveLength(1);
    room.beat();
    expect(pawnsOf(room)).toEqual([]);
  });

  it('[S16] does not stay out again once it would have been over, or another has the seat', () => {
    const { room, op, player } = kicked();
    room.command(op, 'readmit', { player });
    const zed = room.join('spectator', { name: 'Zed', device: 'zed' });
    room.command(op, 'hand-over', { player, session: zed.session });
    const undo = () => room.command(op, 'undo', { entry: 2 });
    expect(undo().text).toBe(`Nothing was changed: seat of player ${player} was left to Ann and is Zed’s now`);
    room.command(op, 'undo');
    room.join('player', { device: 'ann' });
    room.beat(TIMING.seatHeldBeats);
    expect(undo()).toMatchObject({ outcome: 'conflict', refusals: [{ where: 'Ann', why: 'could come back by now' }] });
    expect(pawnsOf(room)).toHaveLength(1);
  });

  it('[S16] is kicked again by redo, who was let back in by undo', () => {
    const { room, op } = kicked();
    room.command(op, 'undo');
    const again = room.join('player', { device: 'ann' });
    expect(room.command(op, 'redo').text).toBe('Ann is kept out again: Rude');
    expect(again.closed).toBe('kicked');
  });

  it('[S16] who is away loses the seat', () => {
    const { room, op, player } = kicked();
    expect(room.command(op, 'kick', { player, reason: 'Gone' }).outcome).toBe('done');
    expect(pawnsOf(room)).toEqual([]);
  });
});
