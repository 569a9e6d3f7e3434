import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditOf, newsOf, noticesOf, watchTopics } from '../support/entries-desk.js';
import { happeningGame } from '../support/happening-game.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

let room: RoomHarness;
let op: Viewer;

beforeEach(() => {
  room = new RoomHarness();
  room.join('player', { name: 'Ann' });
  op = room.join('operator', { name: 'Op', device: 'op' });
  watchTopics(room, op, 'breakpoints', 'watches', 'pace', 'audit');
});

const breakWhen = (when: string) => room.command(op, 'break-when', { when }, { who: 'Op' });
const hits = () => {
  room.beat(6);
  return Object.values(newsOf(op, 'breakpoints').at(-1) ?? {}).map((one) => one.hits);
};
const setHp = (hp: number) => {
  const row = room.world.table('pawns')?.id(0) ?? 0;
  room.command(op, 'edit', { edits: { e000: { table: 'pawns', row, field: 'hp', value: hp } } });
};

describe('a breakpoint', () => {
  it('pauses the room at the very tick at which its condition becomes true, and says so', () => {
    const tick = room.world.tick + 50;
    expect(breakWhen(`tick >= ${tick}`).outcome).toBe('done');
    room.command(op, 'speed', { factor: 8 });
    room.beat(100);
    expect(room.world.tick).toBe(tick);
    expect(room.room.parts.settings.paused).toBe(true);
    expect(noticesOf(op)).toEqual([`Breakpoint 1 of Op: tick >= ${tick}, at tick ${tick}.`]);
    expect(newsOf(op, 'pace').at(-1)).toMatchObject({
      state: 'paused',
      by: 'breakpoint 1 of Op',
      reason: `tick >= ${tick}`,
    });
    expect(auditOf(op).slice(-2)).toEqual([
      ['breakpoint 1 of Op', 'breakpoint hit', 'done'],
      ['breakpoint 1 of Op', 'pause', 'done'],
    ]);
    expect(Object.values(newsOf(op, 'breakpoints').at(-1) ?? {})).toMatchObject([
      { hits: 1, tick, by: 'Op', role: 'operator' },
    ]);
  });

  it('is hit only when its condition becomes true, however long it stays so', () => {
    breakWhen('pawn[1].hp < 50');
    setHp(40);
    expect(hits()).toEqual([1]);
    room.command(op, 'resume');
    room.beat(30);
    expect(hits()).toEqual([1]);
    setHp(60);
    room.beat(2);
    setHp(10);
    expect(hits()).toEqual([2]);
    expect(room.room.parts.settings.paused).toBe(true);
  });

  it('is not hit by what was true when it was set or switched on', () => {
    breakWhen('pawn[1].hp > 50');
    room.beat(10);
    expect(hits()).toEqual([0]);
    room.command(op, 'switch', { entry: 1, on: false });
    setHp(10);
    room.beat(2);
    setHp(90);
    room.command(op, 'switch', { entry: 1, on: true });
    expect(hits()).toEqual([0]);
    expect(room.room.parts.settings.paused).toBe(false);
  });

  it('stops stepping too, without pausing what is paused', () => {
    room.command(op, 'pause');
    const tick = room.world.tick + 20;
    breakWhen(`tick = ${tick}`);
    room.command(op, 'step', { ticks: 100 });
    room.beat(20);
    expect(room.world.tick).toBe(tick);
    expect(auditOf(op).at(-1)).toEqual(['breakpoint 1 of Op', 'breakpoint hit', 'done']);
  });

  it('says what is wrong with its condition, at its field', () => {
    const reply = breakWhen('pawn[1].size < 1');
    expect(reply).toMatchObject({
      outcome: 'refused',
      refusals: [{ where: 'when', why: expect.stringContaining('“size”') }],
    });
    expect(room.command(op, 'watch', { expression: 'pawn[1' }).refusals).toMatchObject([{ where: 'expression' }]);
    expect(breakWhen('1 +').text).toBe('At the end something is missing.');
  });

  it('can be taken away, brought back and set again by undo and redo', () => {
    breakWhen('tick < 0');
    room.command(op, 'cancel', { entry: 1 });
    expect(hits()).toEqual([]);
    expect(room.command(op, 'undo').outcome).toBe('done');
    expect(hits()).toEqual([0]);
    expect(room.command(op, 'undo').outcome).toBe('done');
    expect(hits()).toEqual([]);
    expect(room.command(op, 'redo').outcome).toBe('done');
    expect(room.command(op, 'switch', { entry: 1, on: false }).outcome).toBe('done');
    // Whoever undoes what others have changed since is told.
    expect(room.command(op, 'undo', { entry: 1 }).text).toContain(
      'breakpoint 1 was left at tick < 0 and is tick < 0 (off) now',
    );
  });

  it('is no more than so many', () => {
    for (let i = 0; i < LIMITS.breakpointsMax; i++) expect(breakWhen(`tick = ${i}`).outcome).toBe('done');
    expect(breakWhen('tick = 0').text).toBe(`A room keeps at most ${LIMITS.breakpointsMax} breakpoints.`);
    room.command(op, 'cancel', { entry: 1 });
    expect(breakWhen('tick = 1000').outcome).toBe('done');
    const cancelled = op.messages
      .flatMap((one) => (one.kind === 'audit' ? one.entries : []))
      .find(({ command }) => command === 'cancel');
    expect(room.command(op, 'undo', { entry: cancelled?.id ?? 0 })).toMatchObject({ outcome: 'conflict' });
  });

  it('and all other expressions of a room look at so many values at most', () => {
    // 64 pawns in 64 pawns, with little asked of each.
    const dear = 'any pawns where any pawns where hp > 1 or hp > 2';
    let sum = 0;
    for (;;) {
      const reply = breakWhen(dear);
      if (reply.outcome !== 'done') {
        expect(reply.text).toContain(`look at ${LIMITS.entryStepsMax} values at most`);
        break;
      }
      room.beat(6);
      sum = Object.values(newsOf(op, 'breakpoints').at(-1) ?? {}).reduce((total, { steps }) => total + steps, 0);
    }
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(LIMITS.entryStepsMax);
    expect(room.command(op, 'watch', { expression: 'tick' }).outcome).toBe('done');
  });
});

describe('a watch', () => {
  it('tells its value in words and numbers, ten times a second at most, and only when it has changed', () => {
    room.command(op, 'watch', { expression: 'pawn[1].hp * 2' }, { who: 'Op' });
    room.command(op, 'watch', { expression: 'pawn[7].hp' });
    room.command(op, 'watch', { expression: 'board.mode' });
    room.beat(6);
    expect(Object.values(newsOf(op, 'watches').at(-1) ?? {})).toMatchObject([
      { is: '200', kind: 'number', value: 200, by: 'Op' },
      { is: 'nothing', kind: 'nothing' },
      { is: 'easy', kind: 'words' },
    ]);
    const told = newsOf(op, 'watches').length;
    room.beat(60);
    expect(newsOf(op, 'watches')).toHaveLength(told);
    setHp(30);
    room.beat(6);
    expect(Object.values(newsOf(op, 'watches').at(-1) ?? {})[0]).toMatchObject({ is: '60' });
    expect(newsOf(op, 'watches')).toHaveLength(told + 1);
  });

  it('is no more than so many', () => {
    for (let i = 0; i < LIMITS.watchesMax; i++) room.command(op, 'watch', { expression: `${i}` });
    expect(room.command(op, 'watch', { expression: '0' }).text).toContain(`at most ${LIMITS.watchesMax} watches`);
  });
});

describe('a step to the next event', () => {
  beforeEach(() => {
    room = new RoomHarness(happeningGame);
    op = room.join('operator', { name: 'Op' });
    room.command(op, 'pause');
  });

  it('stops at the tick of the next happening', () => {
    expect(room.command(op, 'step-to').outcome).toBe('done');
    room.beat(20);
    // Something happens every ten ticks.
    expect(room.world.tick).toBe(10);
    expect(noticesOf(op).at(-1)).toBe('An event at tick 10: tap, events[#0].');
    room.command(op, 'step-to');
    room.beat(20);
    expect(room.world.tick).toBe(20);
  });

  it('stops at the next of a kind', () => {
    room.command(op, 'step-to', { event: 'kind = bang' });
    room.beat(40);
    expect(room.world.tick).toBe(30);
  });

  it('gives up after so many ticks', () => {
    const end = room.world.tick + 25;
    room.command(op, 'step-to', { event: 'kind = never', ticks: 25 });
    room.beat(40);
    expect(room.world.tick).toBe(end);
    expect(noticesOf(op).at(-1)).toBe(`No such event up to tick ${end}.`);
  });

  it('stops at a breakpoint as well, and is over then', () => {
    room.command(op, 'break-when', { when: 'tick = 14' });
    room.command(op, 'step-to', { event: 'kind = bang' });
    room.beat(40);
    expect(room.world.tick).toBe(14);
    room.command(op, 'resume');
    room.beat(40);
    expect(room.world.tick).toBeGreaterThan(50);
  });

  it('says what is wrong with what it should find', () => {
    expect(room.command(op, 'step-to', { event: 'kind = bong' }).refusals).toMatchObject([{ where: 'event' }]);
    expect(room.command(op, 'step-to', { ticks: LIMITS.stepTicksMax + 1 }).outcome).toBe('refused');
    const quiet = new RoomHarness();
    const other = quiet.join('operator');
    expect(quiet.command(other, 'step-to').text).toBe('Pause the room before stepping.');
    quiet.command(other, 'pause');
    expect(quiet.command(other, 'step-to').text).toContain('This game tells no happenings');
  });
});
