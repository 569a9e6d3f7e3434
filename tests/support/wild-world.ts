import type { Value } from '@tickdeck/shared/game/document.js';
import type { State } from '@tickdeck/shared/game/state.js';
import { Random } from '@tickdeck/shared/math/random.js';
import type { Column } from '@tickdeck/shared/world/schema.js';
import { snapWorld } from '@tickdeck/shared/world/snap.js';
import { type Snapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import type { Table } from '@tickdeck/shared/world/table.js';
import { columnOf, createView, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';

/** Texts that break careless coders: no characters, many bytes, a byte order mark, half a pair, names of Object's own. */
const TEXTS = [
  '',
  'a',
  'Grüße',
  '日本',
  '👾👾',
  '\ufeffmark',
  '\ud800',
  'half \udc00 pair',
  'x'.repeat(300),
  '0',
  '-1',
];
const KEYS = ['p1', 'p2', 'p10', 'constructor', 'toString', '\ud83d', '', 'k'.repeat(40), 'Ω'];
const NUMBERS = [0, 1, -1, 127, 128, 255, 256, -32, -33, -128, -129, 65_536, -40_000, 2 ** 32, 0.1, -1e300, 5e-324];

/** A world that changes in every way a world can, as its seed says; stays on its grid and within its ranges. */
export class WildWorld {
  readonly world: World;
  private readonly random: Random;

  constructor(state: State, seed: number) {
    this.world = new World(state, seed);
    this.random = new Random(seed);
    for (let i = 0; i < 5; i++) this.step();
  }

  /** Whatever may happen between two beats; simulated time goes on, stands still, leaps or goes back. */
  step(): Snapshot {
    const { world, random } = this;
    const leap = random.below(12);
    world.tick = Math.max(0, world.tick + (leap === 0 ? 0 : leap === 1 ? random.below(90) - 40 : 1));
    for (const table of world.tableList) if (random.below(4) > 0) this.stir(table);
    if (random.below(3) === 0) this.rewrite();
    snapWorld(world, 'throw');
    world.past.note();
    return takeSnapshot(world);
  }

  private stir(table: Table): void {
    const { random } = this;
    for (let slot = 0; slot < table.high; slot++) {
      if (table.alive[slot] !== 1) continue;
      const dice = random.below(20);
      if (dice === 0) table.despawn(table.id(slot));
      else if (dice < 12) for (const column of table.layout.columns) this.change(table, column, slot);
    }
    while (random.below(3) === 0) {
      const row = table.spawn();
      if (row && random.below(4) > 0) for (const column of table.layout.columns) this.change(table, column, row.slot);
    }
  }

  private change(table: Table, column: Column, slot: number): void {
    const { random, world } = this;
    const { gridMin, gridMax, field } = column;
    const values = table.column(column.name);
    const grid = (values[slot] as number) / field.step;
    const dice = random.below(8);
    const far = gridMin + Math.floor(random.float() * (gridMax - gridMin + 1));
    const near = field.kind === 'tick' ? world.tick + random.below(60) - 20 : grid + random.below(9) - 4;
    const edge = random.below(2) === 0 ? gridMin : gridMax;
    const wanted = dice < 3 ? grid : dice < 6 ? near : dice === 6 ? this.pointer(column, far) : edge;
    values[slot] = Math.min(Math.max(wanted, gridMin), gridMax) * field.step;
  }

  /** References mostly lead to rows that are there. */
  private pointer({ field }: Column, otherwise: number): number {
    const table = this.world.table(field.table);
    if (field.kind !== 'ref' || !table || table.high === 0) return otherwise;
    return table.id(this.random.below(table.high)) || otherwise;
  }

  private rewrite(): void {
    const document: { [part: string]: Value } = { ...(this.world.document as unknown as { [part: string]: Value }) };
    for (const name of Object.keys(document)) {
      if (this.random.below(2) === 0) document[name] = this.edited(document[name] as Value, 0);
    }
    // A part may hold any value at all: what the wire carries does not depend on shapes.
    this.world.document = document as unknown as World['document'];
  }

  private edited(value: Value, depth: number): Value {
    const { random } = this;
    const dice = random.below(10);
    if (depth > 3 || dice === 0) return pick(random, [pick(random, TEXTS), pick(random, NUMBERS), dice === 0, {}]);
    if (typeof value !== 'object') return dice < 5 ? value : { [pick(random, KEYS)]: this.edited(value, depth + 1) };
    const key = pick(random, dice < 6 && Object.keys(value).length > 0 ? Object.keys(value) : KEYS);
    const old = Object.hasOwn(value, key) ? (value[key] as Value) : {};
    const { [key]: _, ...rest } = value;
    return dice === 1 ? rest : { ...rest, [key]: this.edited(old, depth + 1) };
  }
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.below(from.length)] as T;
}

/** All views of a world in which players 1 to 3 may own rows. */
export function viewsOf(world: World): View[] {
  return ['public', 'own:1', 'own:2', 'operator'].map((key) => createView(world.schema, key));
}

/** A state as plain data, for comparing: exactly what it shows. */
export function plain({ tick, tables, parts }: ViewState) {
  return {
    tick,
    tables: tables.map((rows) => ({
      slots: [...rows.slots],
      generations: [...rows.generations],
      columns: Array.from({ length: rows.cells.length / (rows.count || 1) }, (_, c) => [...columnOf(rows, c)]),
    })),
    parts,
  };
}
