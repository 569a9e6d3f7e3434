import { angle, fixed, int, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { schemaOf, type TableLayout } from '@tickdeck/shared/world/schema.js';
import { Table } from '@tickdeck/shared/world/table.js';
import { describe, expect, it } from 'vitest';

const units = {
  capacity: 4,
  fields: { hp: uint(100, { initial: 80 }), cold: int(-9, -3), far: int(5, 9), aim: angle(64) },
};
const [layout] = schemaOf(defineState({ tables: { units: table(units) }, document: {}, rules: {}, input: {} })).tables;

describe('what a field starts with', () => {
  it('is what a new row has where nobody says otherwise, after another row of its slot too', () => {
    const rows = new Table(layout as TableLayout);
    const first = rows.spawn({ hp: 3 });
    expect(first).toMatchObject({ hp: 3, cold: -3, far: 5, aim: 0 });
    rows.despawn(first?.id ?? 0);
    expect(rows.spawn()).toMatchObject({ slot: 0, hp: 80 });
  });

  it('must be a value that the field can have', () => {
    expect(() => uint(10, { initial: 11 })).toThrow(RangeError);
    expect(() => uint(10, { initial: 0.5 })).toThrow(RangeError);
    expect(() => fixed({ min: 0, max: 1, step: 1 / 4 }, { initial: 0.3 })).toThrow(RangeError);
    expect(fixed({ min: 0, max: 1, step: 1 / 4 }, { initial: 0.75 }).initial).toBe(0.75);
  });
});
