import { Gathering, mergeRows } from '@tickdeck/client/net/gathering.js';
import { Interpolation } from '@tickdeck/client/net/interpolation.js';
import { Replica } from '@tickdeck/client/net/replica.js';
import { Scratch } from '@tickdeck/client/net/scratch.js';
import { type Frame, FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import { cellNumber, teamNumber } from '@tickdeck/shared/world/passing.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import type { RowSet } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { CELL, type HerdWorld, herdState } from '../support/herd-game.js';
import { PassingHost } from '../support/passing-host.js';

const schema = schemaOf(herdState);
const [A, B, C] = [cellNumber(0), cellNumber(1), cellNumber(2)];

let world: HerdWorld;
let host: PassingHost;
let decoder: FrameDecoder;
let gathering: Gathering;
let interpolation: Interpolation;
let replica: Replica;

function start(...lasting: string[]): void {
  host = new PassingHost(schema, lasting);
  decoder = new FrameDecoder(host.lasting);
  gathering = new Gathering(host.lasting);
  interpolation = new Interpolation(schema, gathering.views);
  replica = new Replica();
}

/** A frame of the next tick, by the wire, for a session that holds these views. */
function receive(...passing: number[]): Frame {
  world.tick++;
  host.show(world.tick, takeSnapshot(world));
  const time = { tick: world.tick, fraction: 0, speed: 1000 };
  const { plan, bytes } = host.make({ kind: 'delta', beat: world.tick, time, ackSeq: 0, stride: 1, passing });
  host.receiver = plan.after;
  const frame = decoder.decode(bytes);
  replica.push({ ...frame, views: gathering.of(frame) });
  return frame;
}

/** What is shown of the walkers at a time: id → x. */
function shownAt(tick: number, field = 'x', table = 'walkers'): ReadonlyMap<number, number> {
  interpolation.write(replica, tick);
  const rows = interpolation.tables[table];
  const shown = Array.from({ length: rows?.count ?? 0 }, (_, i) => [rows?.ids[i], rows?.columns[field]?.[i]] as const);
  expect(new Set(shown.map(([id]) => id)).size).toBe(shown.length);
  return new Map(shown) as Map<number, number>;
}

const walk = (slot: number, x: number) => {
  world.tables.walkers.at(slot).x = x;
};

beforeEach(() => {
  world = new World(herdState, 1);
  start('public');
});

describe('a row that crosses a border', () => {
  it('is there once at every time, and goes on as it went', () => {
    const id = world.tables.walkers.spawn({ x: CELL.size - 8 })?.id ?? 0;
    for (let i = 0; i < 8; i++) {
      receive(A, B);
      walk(0, CELL.size + 8 * i);
    }
    for (let tick = 1; tick < 8; tick += 0.25) {
      expect([...shownAt(tick)]).toEqual([[id, CELL.size - 8 + 8 * (tick - 1)]]);
    }
  });

  it('goes when it leaves the last cell held, and comes when it enters one', () => {
    const id = world.tables.walkers.spawn({ x: 2 * CELL.size })?.id ?? 0;
    receive(A, B);
    walk(0, 2 * CELL.size - CELL.margin - 4);
    receive(A, B);
    walk(0, 2 * CELL.size + CELL.margin + 4);
    receive(A, B);
    expect([1, 2, 3].map((tick) => shownAt(tick).has(id))).toEqual([false, true, false]);
  });

  it('is there once while the viewer crosses one too', () => {
    const still = world.tables.walkers.spawn({ x: 1.5 * CELL.size })?.id ?? 0;
    const mover = world.tables.walkers.spawn({ x: CELL.size - 8 })?.id ?? 0;
    const held = [[A, B], [A, B], [B], [B, C], [B, C], [A, B, C]];
    for (const passing of held) {
      receive(...passing);
      walk(1, world.tables.walkers.at(1).x + 12);
    }
    for (let tick = 1; tick <= 6; tick += 0.5) {
      const shown = shownAt(tick);
      expect(shown.get(still)).toBe(1.5 * CELL.size);
      // The mover is in the first cell up to the third tick, and is seen again from the fourth on.
      expect(shown.has(mover)).toBe(tick < 3 || tick >= 4);
    }
  });
});

describe('of what several views show the finest is shown', () => {
  it('own, then the team, then everybody; what only some have told of is not left from others', () => {
    start('public', 'own:1');
    const { walkers } = world.tables;
    const rows = [
      walkers.spawn({ player: 1, team: 1, x: 10 + 1 / 64, hunger: 5, gold: 7 }),
      walkers.spawn({ player: 2, team: 1, x: 20 + 1 / 64, hunger: 6, gold: 8 }),
      walkers.spawn({ player: 3, team: 2, x: 30 + 1 / 64, hunger: 7, gold: 9 }),
      walkers.spawn({ player: 4, team: 1, x: 1900, hunger: 8, gold: 1 }),
    ].map((row) => row?.id ?? 0);
    const look = (field: string) => rows.map((id) => shownAt(world.tick, field).get(id));
    receive(teamNumber(1), A, B);
    expect(look('x')).toEqual([10 + 1 / 64, 20, 30, 1900]);
    expect(look('hunger')).toEqual([5, 6, 0, 8]);
    expect(look('gold')).toEqual([7, 0, 0, 0]);
    world.tables.walkers.despawn(rows[0] ?? 0);
    receive(A, B);
    expect(look('hunger')).toEqual([undefined, 0, 0, undefined]);
    receive(teamNumber(2), B);
    expect(look('hunger')).toEqual([undefined, undefined, 7, undefined]);
    expect(look('x')).toEqual([undefined, undefined, 30, undefined]);
  });

  it('also where ticks are tried out', () => {
    start('public', 'own:1');
    const { walkers } = world.tables;
    walkers.spawn({ player: 1, team: 1, x: 10 + 1 / 64, gold: 7 });
    walkers.spawn({ player: 2, team: 2, x: 20 + 1 / 64 });
    walkers.spawn({ player: 3, team: 1, x: 1900 });
    const scratch = new Scratch(herdState, gathering.views, ['walkers']);
    const fill = (...passing: number[]) => {
      const frame = receive(...passing);
      scratch.fill(frame.tick, gathering.of(frame));
      return Array.from(scratch.world.table('walkers')?.rows() ?? [], ({ slot, x }) => [slot, x]);
    };
    expect(fill(teamNumber(1), A)).toEqual([
      [0, 10 + 1 / 64],
      [1, 20],
      [2, 1900],
    ]);
    expect(scratch.world.table('walkers')?.count).toBe(3);
    expect(fill(A).map(([slot]) => slot)).toEqual([0, 1]);
    expect(fill().map(([slot]) => slot)).toEqual([0]);
  });
});

describe('gathering', () => {
  it('makes the same views of whatever is held, and the same rows of the same', () => {
    // Events are expected to stay as they are, so their rows are the same objects from frame to frame.
    world.tables.events.spawn({ x: 10 });
    world.tables.events.spawn({ x: 300 });
    const seen = [[A, B], [A, B], [A], [], [teamNumber(1), B, C]].map((passing) => gathering.of(receive(...passing)));
    expect(gathering.views.map(({ kind }) => kind)).toEqual(['public', 'team', 'cell']);
    expect(seen.map((views) => views[2]?.tables[2]?.count)).toEqual([2, 2, 1, 0, 1]);
    expect(seen[1]?.[2]?.tables[2]).toBe(seen[0]?.[2]?.tables[2]);
    expect(seen.map((views) => views.map(({ tick }) => tick))).toEqual(
      [1, 2, 3, 4, 5].map((tick) => [tick, tick, tick]),
    );
  });

  it('merges rows by slot, column by column', () => {
    const set = (slots: number[], cells: number[]): RowSet => ({
      count: slots.length,
      slots: Uint16Array.from(slots),
      generations: Uint16Array.from(slots.map((slot) => slot + 1)),
      cells: Int32Array.from(cells),
    });
    const merged = mergeRows(
      [set([1, 9], [10, 90, 11, 91]), set([0, 3, 12], [0, 30, 120, 1, 31, 121]), set([4], [40, 41])],
      2,
    );
    expect([...merged.slots]).toEqual([0, 1, 3, 4, 9, 12]);
    expect([...merged.generations]).toEqual([1, 2, 4, 5, 10, 13]);
    expect([...merged.cells]).toEqual([0, 10, 30, 40, 90, 120, 1, 11, 31, 41, 91, 121]);
  });
});
