import { slotOf, type Table } from '../../world/table.js';
import { type Command, defineCommand } from '../command.js';
import { type Outcome, refuse } from '../outcome.js';
import { imageOf, nameOfPlace, type RowImage } from '../place.js';
import type { Stage } from '../stage.js';
import { changed } from '../transaction.js';
import { checkField } from '../values.js';

const table = { kind: 'table' } as const;
const row = { kind: 'row', table: '' } as const;

/** Rows that come and go by hand. */
export const rowCommands: readonly Command[] = [
  defineCommand({
    name: 'spawn',
    label: 'Put a row here',
    says: 'Puts a new row of a table at a place: like the row named, or else like the first there is.',
    about: 'ground',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: {
      table: { ...table, rows: 'placeable' },
      x: { kind: 'axis', axis: 0 },
      y: { kind: 'axis', axis: 1 },
      like: row,
    },
    apply(stage, { table: name, x, y, like }) {
      const table = stage.world.table(name);
      if (!table?.layout.position) return refuse(`${JSON.stringify(name)} is no table whose rows have a place.`);
      if (name === stage.people.avatars) return refuse('Whoever takes a seat gets theirs; nobody else can have one.');
      if (like !== 0 && table.slot(like) < 0) return refuse('The row to be like is gone.');
      return spawnAt(stage, table, [x, y], like);
    },
  }),
  defineCommand({
    name: 'despawn',
    label: 'Remove the row',
    says: 'Takes a row out of the world; undo brings back that very row.',
    about: 'row',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: { table, row },
    apply(stage, { table: name, row }) {
      const table = stage.world.table(name);
      if (!table) return refuse(`There is no table ${JSON.stringify(name)}.`);
      const slot = table.slot(row);
      if (slot < 0) return refuse('That row is gone already.');
      const rider = riderOf(stage, table, slot);
      if (rider) return refuse(`${rider.name} is on that row: kick them, and it goes too.`);
      const before = imageOf(table, slot);
      table.despawn(row);
      return cameOrWent(stage, { table: name, row, before, after: undefined });
    },
  }),
];

function spawnAt(stage: Stage, table: Table, at: readonly [number, number], like: number): Outcome {
  const { columns, position, jump } = table.layout;
  const [first] = table.rows();
  const model = like === 0 ? first?.slot : slotOf(like);
  const values: { [field: string]: number } = {};
  for (const { name, field, index } of columns) {
    // Moments are of the row they were of; a new one has just begun.
    if (model !== undefined) values[name] = field.kind === 'tick' ? stage.world.tick : (table.column(name)[model] ?? 0);
    if (index === jump) values[name] = 0;
  }
  for (const [axis, index] of (position ?? []).entries()) {
    const column = columns[index];
    if (!column) continue;
    const step = column.field.kind === 'fixed' ? column.field.step : 1;
    const place = checkField(stage.world, column, Math.round((at[axis] ?? 0) / step) * step);
    if (!place.ok) return refuse(`That is outside of the world: ${column.name} ${place.why}.`);
    values[column.name] = place.value;
  }
  const spawned = table.spawn(values);
  if (!spawned) return refuse(`There are as many ${table.layout.name} as there can be.`);
  const { id: row, slot } = spawned;
  return cameOrWent(stage, { table: table.layout.name, row, before: undefined, after: imageOf(table, slot) });
}

interface Coming {
  readonly table: string;
  readonly row: number;
  readonly before: RowImage | undefined;
  readonly after: RowImage | undefined;
}

function cameOrWent(stage: Stage, { table, row, before, after }: Coming): Outcome {
  const place = { kind: 'row', table, row } as const;
  const text = `${nameOfPlace(place)} ${after ? 'came' : 'went'}`;
  return changed(stage, [{ place, origin: 'settled', before, after }], text);
}

/** Whoever has the seat that an avatar belongs to. */
function riderOf({ people }: Stage, table: Table, slot: number) {
  const { layout } = table;
  const owner = layout.name === people.avatars ? layout.columns[layout.owner] : undefined;
  return owner && people.find({ player: table.column(owner.name)[slot] ?? 0 });
}
