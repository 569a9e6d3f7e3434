import type { RowSet } from '../world/view.js';

/** The rows after some slots went and others came: `came` is slot, generation, then `width` values, row after row by slot. */
export function replaceRows(rows: RowSet, gone: readonly number[], came: readonly number[], width: number): RowSet {
  const count = rows.count - gone.length + came.length / (width + 2);
  const slots = new Uint16Array(count);
  const generations = new Uint16Array(count);
  const cells = new Int32Array(width * count);
  let i = 0;
  let g = 0;
  let c = 0;
  for (let row = 0; row < count; row++) {
    while (i < rows.count && rows.slots[i] === gone[g]) {
      i++;
      g++;
    }
    const old = i < rows.count ? (rows.slots[i] as number) : 0x10000;
    const fresh = c < came.length ? (came[c] as number) : 0x10000;
    if (fresh < old) {
      slots[row] = fresh;
      generations[row] = came[c + 1] as number;
      c += 2;
      for (let cell = row; cell < cells.length; cell += count) cells[cell] = came[c++] as number;
      continue;
    }
    slots[row] = old;
    generations[row] = rows.generations[i] as number;
    for (let cell = row, was = i; cell < cells.length; cell += count, was += rows.count) {
      cells[cell] = rows.cells[was] as number;
    }
    i++;
  }
  return { count, slots, generations, cells };
}
