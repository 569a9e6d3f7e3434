import type { Column } from './schema.js';
import type { Table } from './table.js';
import type { World } from './world.js';

/** What to do with NaN and values out of range: stop the test that found them, or clamp and count in a live room. */
export type Strictness = 'throw' | 'clamp';

/** The grid value nearest to a value: whole, in range, angles wrapped; of NaN the least there is. */
export function toGrid({ field, gridMin, gridMax }: Column, value: number): number {
  const grid = Math.floor(value / field.step + 0.5);
  if (field.kind === 'angle') return grid & gridMax;
  return grid > gridMax ? gridMax : grid >= gridMin ? grid : gridMin;
}

/** Puts every living row's fields on their grid; the end of every tick. @throws RangeError in strict worlds. */
export function snapWorld(world: World, strictness: Strictness): void {
  for (const table of world.tableList) {
    for (const column of table.layout.columns) world.faults += snapColumn(table, column, strictness);
  }
}

/** Puts one row on its grid, as the end of a tick does. */
export function snapRow(table: Table, slot: number): void {
  for (const column of table.layout.columns) {
    const values = table.column(column.name);
    values[slot] = toGrid(column, values[slot] as number) * column.field.step;
  }
}

function snapColumn(table: Table, column: Column, strictness: Strictness): number {
  const { field, gridMin, gridMax } = column;
  const { alive, high } = table;
  const values = table.column(column.name);
  const inverse = 1 / field.step;
  let faults = 0;
  for (let slot = 0; slot < high; slot++) {
    if (alive[slot] !== 1) continue;
    const grid = Math.floor((values[slot] as number) * inverse + 0.5);
    if (grid >= gridMin && grid <= gridMax) {
      values[slot] = grid * field.step;
      continue;
    }
    if (field.kind !== 'angle' || Number.isNaN(grid)) {
      if (strictness === 'throw') {
        throw new RangeError(
          `${table.layout.name}[${slot}].${column.name} = ${values[slot]}, not in ${field.min}..${field.max}`,
        );
      }
      faults++;
    }
    values[slot] = (Number.isNaN(grid) ? gridMin : toGrid(column, grid * field.step)) * field.step;
  }
  return faults;
}
