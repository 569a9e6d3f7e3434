import type { TableDelta } from '../world/diff.js';
import { columnOf, type RowSet } from '../world/view.js';
import type { BitReader, BitWriter } from './bits.js';
import { type ColumnChanges, readChanges, writeChanges } from './changes.js';
import type { ColumnCode, TableCode } from './codes.js';
import { readCame, type Stock, writeCame } from './newcomers.js';
import { type Choosing, readPositions, writePositions } from './positions.js';
import type { Context } from './values.js';

/** Writes what changed in one table: the rows that are gone, the new ones, then the changes of those that stay, by column. */
export function writeRows(
  bits: BitWriter,
  { capacity, columns: codes }: TableCode,
  context: Context,
  expected: RowSet,
  { gone, came, changed }: TableDelta,
): void {
  const left = indexesOf(expected, gone);
  writePositions(bits, left, amongAll(expected));
  const stock = { capacity, expected, staying: without(expected.count, left) };
  writeCame(bits, codes, context, stock, came);
  bits.bit(changed.length > 0);
  if (changed.length === 0) return;
  const columns = byColumn(codes.length, stock, changed);
  for (let c = 0; c < codes.length; c++) {
    const changes = columns[c];
    bits.bit(changes !== undefined);
    if (changes) writeChanges(bits, codes[c] as ColumnCode, context, changes, stock.staying.length);
  }
}

/** What changed in one table. @throws ProtocolError */
export function readRows(
  bits: BitReader,
  { capacity, columns: codes }: TableCode,
  context: Context,
  expected: RowSet,
): TableDelta {
  const left = readPositions(bits, amongAll(expected));
  const stock = { capacity, expected, staying: without(expected.count, left) };
  const came = readCame(bits, codes, context, stock);
  const gone = left.map((index) => expected.slots[index] as number);
  if (!bits.bit()) return { gone, came, changed: [] };
  const columns = codes.map((code, index) =>
    bits.bit() ? readChanges(bits, code, context, columnOf(expected, index), stock.staying) : NONE,
  );
  return { gone, came, changed: byRow(stock, columns) };
}

const NONE = { rows: [], now: [] };

function amongAll({ count }: RowSet): Choosing {
  return { universe: count, likely: count, least: 0 };
}

/** Indexes of the rows in these slots, all of which are there. */
function indexesOf({ slots }: RowSet, wanted: readonly number[]): number[] {
  let index = -1;
  return wanted.map((slot) => {
    do index++;
    while (slots[index] !== slot);
    return index;
  });
}

/** 0 … count - 1 without some. */
function without(count: number, left: readonly number[]): number[] {
  const staying: number[] = [];
  for (let index = 0, skipped = 0; index < count; index++) {
    if (left[skipped] === index) skipped++;
    else staying.push(index);
  }
  return staying;
}

/** A delta's list of changed rows, taken apart by column; nothing for a column without changes. */
function byColumn(
  width: number,
  { expected, staying }: Stock,
  changed: readonly number[],
): readonly (ColumnChanges | undefined)[] {
  const columns = new Array<ColumnChanges | undefined>(width).fill(undefined);
  for (let i = 0, row = 0; i < changed.length; row++) {
    const index = staying[row] as number;
    if (expected.slots[index] !== changed[i]) continue;
    const mask = changed[i + 1] as number;
    i += 2;
    for (let c = 0; c < width; c++) {
      if ((mask & (1 << c)) === 0) continue;
      const column = columns[c] ?? { rows: [], expected: [], now: [] };
      columns[c] = column;
      column.rows.push(row);
      column.expected.push(expected.cells[c * expected.count + index] as number);
      column.now.push(changed[i++] as number);
    }
  }
  return columns;
}

/** And put together again. */
function byRow({ expected, staying }: Stock, columns: readonly Pick<ColumnChanges, 'rows' | 'now'>[]): number[] {
  const changed: number[] = [];
  const next = columns.map(() => 0);
  for (let row = 0; row < staying.length; row++) {
    const start = changed.length;
    let mask = 0;
    for (let c = 0; c < columns.length; c++) {
      const { rows, now } = columns[c] as ColumnChanges;
      const at = next[c] as number;
      if (rows[at] !== row) continue;
      if (mask === 0) changed.push(expected.slots[staying[row] as number] as number, 0);
      mask |= 1 << c;
      changed.push(now[at] as number);
      next[c] = at + 1;
    }
    if (mask !== 0) changed[start + 1] = mask;
  }
  return changed;
}
