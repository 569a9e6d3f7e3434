import { Random } from '@tickdeck/shared/math/random.js';
import { placeRows } from '@tickdeck/shared/world/cells.js';
import { History, type Moment, seenAt } from '@tickdeck/shared/world/history.js';
import { passingView } from '@tickdeck/shared/world/passing.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { firstOfOwner, teamOf } from '@tickdeck/shared/world/slots.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project, type View } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HEIGHT, herdState, herdWorld, WIDTH } from '../support/herd-game.js';
import { plain } from '../support/wild-world.js';

const schema = schemaOf(herdState);
const { walkers } = Object.fromEntries(schema.tables.map((table) => [table.name, table]));
if (!walkers) throw new Error('a herd has walkers');
const lasting = ['public', 'operator', 'own:1', 'own:3', 'own:70000'].map((key) => createView(schema, key));
const passing = Array.from({ length: 43 }, (_, number) => passingView(schema, number));
const views = [...lasting, ...passing.filter((view): view is View => view !== undefined)];

/** A herd whose rows come, go and walk, and its last beats, of which only some keep what was seen of them. */
class Herd {
  readonly random: Random;
  readonly history: History;
  private readonly world = new World(herdState, 1);

  constructor(seed: number, beatsMax: number, seenMax: number) {
    this.random = new Random(seed);
    this.history = new History(beatsMax, seenMax);
  }

  beat(beat: number): Moment {
    const { random, world, history } = this;
    const { walkers, darts, events } = herdWorld(world).tables;
    world.tick++;
    for (const table of [walkers, darts, events]) {
      for (const row of table.rows()) {
        if (random.below(12) === 0) table.despawn(row.id);
        else row.x = Math.min(WIDTH, Math.max(0, row.x + random.range(-60, 60)));
      }
    }
    // Numbers of players grow for as long as a room is there.
    const player = () => [1, 3, 70_000, random.below(8)][random.below(4)] as number;
    const place = () => ({ x: random.range(0, WIDTH), y: random.range(0, HEIGHT) });
    for (let i = random.below(6); i > 0; i--) walkers.spawn({ player: player(), team: random.below(4), ...place() });
    for (let i = random.below(20); i > 0; i--) darts.spawn({ player: player(), ...place() });
    for (let i = random.below(3); i > 0; i--) events.spawn({ tick: world.tick, ...place() });
    const snapshot = takeSnapshot(world, history.passing(beat)?.snapshot);
    return history.push(beat, snapshot, placeRows(world.schema, snapshot, history.at(beat - 1)));
  }
}

it('history shows every view of every beat it holds as it was, whatever memory has been used again since', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (seed, seenMax) => {
      const beatsMax = 9;
      const herd = new Herd(seed, beatsMax, seenMax);
      const was = new Map<number, ReturnType<typeof plain>[]>();
      for (let beat = 1; beat <= 30; beat++) {
        const now = herd.beat(beat);
        was.set(
          beat,
          views.map((view) => plain(project(now.snapshot, view, now.cells))),
        );
        for (const [index, view] of views.entries()) {
          if (herd.random.below(2) === 0) expect(plain(seenAt(now, view))).toEqual(was.get(beat)?.[index]);
          const older = herd.history.at(beat - herd.random.below(beatsMax));
          if (older) expect(plain(seenAt(older, view))).toEqual(was.get(older.beat)?.[index]);
        }
      }
    }),
    { numRuns: 15 },
  );
});

it("a view of an owner, team or cell takes the living rows that are theirs, and a player's first row is the first of them", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const herd = new Herd(seed, 2, 2);
      for (let beat = 1; beat <= 12; beat++) {
        const { snapshot, cells } = herd.beat(beat);
        for (const view of views) {
          const states = project(snapshot, view, cells).tables;
          for (const [index, { table }] of view.tables.entries()) {
            const rows = snapshot.tables[table.index];
            if (!rows) throw new Error('no such table');
            const key = (slot: number) => rows.columns[table.owner]?.[slot] ?? 0;
            const isTheirs = (slot: number) => {
              if (view.player > 0) return key(slot) === view.player;
              if (view.cell >= 0) return cells[table.index]?.[slot] === view.cell;
              if (view.team === 0) return true;
              return (rows.columns[table.team]?.[slot] ?? teamOf(snapshot, schema, key(slot)) ?? 0) === view.team;
            };
            const wanted = [...rows.alive.keys()].filter((slot) => rows.alive[slot] === 1 && isTheirs(slot));
            expect([...(states[index]?.slots ?? [])]).toEqual(wanted);
            if (view.player > 0) expect(firstOfOwner(rows, table, view.player)).toBe(wanted[0]);
          }
        }
        expect(firstOfOwner(snapshot.tables[walkers.index] as never, walkers, 9_999_999)).toBeUndefined();
      }
    }),
    { numRuns: 20 },
  );
});
