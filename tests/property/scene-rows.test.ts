import type { Shown } from '@tickdeck/client/net/frame.js';
import { ReadRows, sizeOfRows, writeRows } from '@tickdeck/client/scene/beside/rows.js';
import type { TableShape } from '@tickdeck/client/scene/easel.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const CAPACITY = 12;

const shapes: readonly TableShape[] = [
  { name: 'ships', capacity: CAPACITY, fields: ['x', 'hp'] },
  { name: 'marks', capacity: CAPACITY, fields: [] },
  { name: 'shots', capacity: CAPACITY, fields: ['x', 'y', 'angle'] },
];

/** Rows of one table, ascending by slot. */
const rows = ({ fields }: TableShape) =>
  fc.subarray(Array.from({ length: CAPACITY }, (_, slot) => slot)).chain((slots) =>
    fc
      .record({
        generations: fc.tuple(...slots.map(() => fc.nat(0x7ff))),
        cells: fc.tuple(...fields.map(() => fc.tuple(...slots.map(() => fc.double({ noNaN: true }))))),
      })
      .map(({ generations, cells }) => ({
        ids: slots.map((slot, i) => rowId(slot, generations[i] as number)),
        columns: Object.fromEntries(fields.map((field, c) => [field, cells[c] as number[]])),
      })),
  );

type Rows = { readonly ids: readonly number[]; readonly columns: { readonly [field: string]: readonly number[] } };

function tablesOf(all: readonly Rows[]): Shown['tables'] {
  return Object.fromEntries(
    all.map(({ ids, columns }, t) => [
      (shapes[t] as TableShape).name,
      {
        count: ids.length,
        // More room than rows, and something in it, as a page has.
        ids: Int32Array.from([...ids, 7]),
        columns: Object.fromEntries(
          Object.entries(columns).map(([name, cells]) => [name, Float64Array.from([...cells, 7])]),
        ),
        indexOf: (id) => ids.indexOf(id),
      },
    ]),
  );
}

it('has on the other thread what was written on this one, frame after frame', () => {
  const frames = fc.array(fc.tuple(...shapes.map(rows)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(frames, (all) => {
      const other = new ReadRows(shapes);
      for (const frame of all) {
        const tables = tablesOf(frame);
        const size = sizeOfRows(tables, shapes);
        const numbers = new Float64Array(size + 3).fill(5);
        writeRows(tables, shapes, numbers);
        expect(other.read(numbers)).toBe(size);
        expect([...numbers.subarray(size)]).toEqual([5, 5, 5]);
        for (const [t, { ids, columns }] of frame.entries()) {
          const { name } = shapes[t] as TableShape;
          const seen = other.tables[name] ?? expect.fail(`no ${name}`);
          expect([...seen.ids.subarray(0, seen.count)]).toEqual(ids);
          for (const [field, cells] of Object.entries(columns)) {
            expect([...(seen.columns[field] as Float64Array).subarray(0, seen.count)]).toEqual(cells);
          }
          expect(ids.map((id) => seen.indexOf(id))).toEqual(ids.map((_, i) => i));
          expect(seen.indexOf(rowId(CAPACITY - 1, 0x7ff))).toBe(ids.indexOf(rowId(CAPACITY - 1, 0x7ff)));
        }
      }
    }),
  );
});
