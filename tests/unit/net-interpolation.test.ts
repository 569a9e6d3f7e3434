import { Happenings } from '@tickdeck/client/net/happenings.js';
import { Interpolation } from '@tickdeck/client/net/interpolation.js';
import { type Received, Replica } from '@tickdeck/client/net/replica.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, OPERATOR, ownKey, PUBLIC, project } from '@tickdeck/shared/world/view.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DriftWorld, drift, driftWorld } from '../support/drift.js';

let world: DriftWorld;
let replica: Replica;
let interpolation: Interpolation;
let beat: number;
let keys: readonly string[];

function watchAs(...viewKeys: string[]): void {
  keys = viewKeys;
  interpolation = new Interpolation(
    world.schema,
    keys.map((key) => createView(world.schema, key)),
  );
}

function frame(tick: number): Received {
  world.tick = tick;
  const snapshot = takeSnapshot(world);
  const views = keys.map((key) => project(snapshot, createView(world.schema, key)));
  return { beat: ++beat, tick, fraction: 0, speed: 1, ackSeq: 0, views };
}

const receive = (tick: number) => replica.push(frame(tick));
const rows = (name: string) => {
  const table = interpolation.tables[name];
  if (!table) throw new Error(`no table ${name}`);
  return table;
};
const value = (table: string, field: string, index = 0) => rows(table).columns[field]?.[index];

beforeEach(() => {
  world = driftWorld(createWorld(drift, 1));
  replica = new Replica();
  beat = 0;
  watchAs(PUBLIC);
});

describe('interpolation', () => {
  it('shows what predicts its change between two states, and what does not as it was', () => {
    const drone = world.tables.drones.spawn({ x: 100, y: 10, vx: 2, lamp: 0 });
    receive(10);
    Object.assign(drone ?? {}, { x: 104, y: 20, vx: 4, lamp: 1 });
    receive(12);
    interpolation.write(replica, 11);
    expect([value('drones', 'x'), value('drones', 'y')]).toEqual([102, 15]);
    expect([value('drones', 'vx'), value('drones', 'lamp')]).toEqual([2, 0]);
    interpolation.write(replica, 12);
    expect([value('drones', 'x'), value('drones', 'vx'), value('drones', 'lamp')]).toEqual([104, 4, 1]);
  });

  it('turns the shorter way round', () => {
    const drone = world.tables.drones.spawn({ aim: 250 });
    receive(1);
    if (drone) drone.aim = 10;
    receive(2);
    interpolation.write(replica, 1.25);
    expect(value('drones', 'aim')).toBe(254);
    interpolation.write(replica, 1.75);
    expect(value('drones', 'aim')).toBe(6);
  });

  it('shows a row from the tick it came until the tick it went', () => {
    receive(1);
    const id = world.tables.drones.spawn({ x: 5 })?.id ?? 0;
    receive(2);
    world.tables.drones.despawn(id);
    receive(3);
    const counts = [1, 1.9, 2, 2.9, 3].map((tick) => {
      interpolation.write(replica, tick);
      return rows('drones').count;
    });
    expect(counts).toEqual([0, 0, 1, 1, 0]);
    interpolation.write(replica, 2.5);
    expect(rows('drones').indexOf(id)).toBe(0);
    interpolation.write(replica, 3);
    expect(rows('drones').indexOf(id)).toBe(-1);
  });

  it('never blends two rows that had the same slot', () => {
    const { drones } = world.tables;
    drones.despawn(drones.spawn({ x: 0 })?.id ?? 0);
    const first = drones.spawn({ x: 100 })?.id ?? 0;
    receive(1);
    drones.despawn(first);
    drones.spawn({ x: 900 });
    receive(2);
    interpolation.write(replica, 1.5);
    expect(value('drones', 'x')).toBe(100);
    expect(rows('drones').ids[0]).toBe(first);
  });

  it('never blends across a jump', () => {
    const drone = world.tables.drones.spawn({ x: 100 });
    receive(1);
    if (drone) drone.x = 900;
    world.tables.drones.jumped(0);
    receive(2);
    interpolation.write(replica, 1.9);
    expect(value('drones', 'x')).toBe(100);
    interpolation.write(replica, 2);
    expect(value('drones', 'x')).toBe(900);
  });

  it('goes on beyond the newest state as things last went, within their range', () => {
    const drone = world.tables.drones.spawn({ x: 980, y: 500 });
    receive(1);
    Object.assign(drone ?? {}, { x: 990, y: 502 });
    receive(2);
    interpolation.write(replica, 4);
    expect([value('drones', 'x'), value('drones', 'y')]).toEqual([1000, 506]);
  });

  it('gives own rows their full precision and own fields, others the public ones', () => {
    watchAs(PUBLIC, ownKey(2));
    world.tables.ships.spawn({ player: 1, x: 100 + 3 / 256, vx: 3 });
    world.tables.ships.spawn({ player: 2, x: 200 + 3 / 256, vx: 4 });
    receive(1);
    interpolation.write(replica, 1);
    expect([value('ships', 'x', 0), value('ships', 'x', 1)]).toEqual([100, 200 + 3 / 256]);
    expect([value('ships', 'vx', 0), value('ships', 'vx', 1)]).toEqual([0, 4]);
  });

  it('prefers the finest view of all rows', () => {
    watchAs(PUBLIC, OPERATOR);
    world.tables.ships.spawn({ player: 1, x: 100 + 3 / 256, vx: 3 });
    receive(1);
    interpolation.write(replica, 1);
    expect([value('ships', 'x'), value('ships', 'vx')]).toEqual([100 + 3 / 256, 3]);
  });

  it('shows the newest edit of a paused tick', () => {
    const drone = world.tables.drones.spawn({ x: 100 });
    receive(1);
    if (drone) drone.x = 300;
    receive(1);
    interpolation.write(replica, 1);
    expect(value('drones', 'x')).toBe(300);
  });

  it('forgets what time was rewound over', () => {
    const drone = world.tables.drones.spawn({ x: 100 });
    receive(20);
    if (drone) drone.x = 50;
    receive(10);
    interpolation.write(replica, 15);
    expect(value('drones', 'x')).toBe(50);
  });

  it('fills the same arrays every time', () => {
    world.tables.drones.spawn({ x: 100 });
    receive(1);
    interpolation.write(replica, 1);
    const { ids, columns } = rows('drones');
    const { x } = columns;
    receive(2);
    interpolation.write(replica, 1.5);
    expect(rows('drones').ids).toBe(ids);
    expect(rows('drones').columns.x).toBe(x);
  });
});

describe('happenings', () => {
  const happenings = () => new Happenings(world.schema, [createView(world.schema, PUBLIC)]);

  it('are told once, when their tick is shown', () => {
    const due = happenings();
    world.tables.events.spawn({ kind: 3, tick: 10, x: 7 });
    const newest = frame(12);
    expect(due.due(newest, 9.9)).toEqual([]);
    const [told] = due.due(newest, 10);
    expect(told?.values).toEqual({ kind: 3, tick: 10, x: 7 });
    expect(told?.id).toBe(world.tables.events.id(0));
    expect(due.due(frame(13), 11)).toEqual([]);
  });

  it('are told again when their slot has another one', () => {
    const due = happenings();
    world.tables.events.spawn({ kind: 1, tick: 10 });
    due.due(frame(10), 10);
    world.tables.events.despawn(world.tables.events.id(0));
    world.tables.events.spawn({ kind: 2, tick: 11 });
    expect(due.due(frame(11), 11).map(({ values }) => values.kind)).toEqual([2]);
  });

  it('are dropped when they come late', () => {
    const due = happenings();
    world.tables.events.spawn({ kind: 1, tick: 10 });
    expect(due.due(frame(26), 26)).toEqual([]);
    expect(due.due(frame(26), 20)).toEqual([]);
  });

  it('that were over when one came are not told, those to come are', () => {
    const due = happenings();
    world.tables.events.spawn({ kind: 1, tick: 10 });
    world.tables.events.spawn({ kind: 2, tick: 12 });
    due.restart(frame(12), 11);
    expect(due.due(frame(12), 12).map(({ values }) => values.kind)).toEqual([2]);
  });
});
