import { angle, type Field, fixed, int, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, table } from '@tickdeck/shared/game/state.js';
import { expectedState } from '@tickdeck/shared/wire/delta-codec.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { columnOf, createView, project, type RowSet, type ViewState } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';

/** What becomes of one field of one row: its value at two ticks, and what is expected of it later. */
function foresee(fields: { readonly [name: string]: Field }, ...moments: readonly { tick: number; row: Row }[]) {
  const spec = { capacity: 4, fields, position: ['x', 'y'] as const };
  const state = defineState({ tables: { rows: table(spec as never) }, document: {}, rules: {}, input: {} });
  const world = new World(state, 1);
  const view = createView(world.schema, 'public');
  const id = world.table('rows')?.spawn()?.id ?? 0;
  const [previous, base] = moments.map(({ tick, row: values }) => {
    world.tick = tick;
    const rows = world.table('rows');
    for (const [name, value] of Object.entries(values)) {
      const column = rows?.column(name);
      if (column) column[rows?.slot(id) ?? 0] = value;
    }
    return project(takeSnapshot(world), view);
  });
  return { view, previous, base };
}

interface Row {
  readonly [field: string]: number;
}

const PLACE = { x: int(0, 1000, { predict: 'linear' }), y: int(0, 1000) };
const at = (state: ViewState, column: number) => columnOf(state.tables[0] as RowSet, column)[0];

describe('what a receiver expects', () => {
  it('[E1] of a field that holds is what it was, and of the document too', () => {
    const { view, base, previous } = foresee(PLACE, { tick: 10, row: { y: 3 } }, { tick: 11, row: { y: 9 } });
    const expected = expectedState(view, base, previous, 20);
    expect(at(expected, 1)).toBe(9);
    expect(expected.parts).toBe(base?.parts);
    expect(expected.tick).toBe(20);
  });

  it.each([
    [11, 12, 110],
    [12, 13, 105],
    [13, 14, 103],
    [13, 23, 133],
    [13, 9, 87],
  ])(
    '[E2] of a linear field goes on as between the last two frames: base at tick %d, expected at %d',
    (tick, then, x) => {
      const { view, base, previous } = foresee(PLACE, { tick: 10, row: { x: 90 } }, { tick, row: { x: 100 } });
      expect(at(expectedState(view, base, previous, then), 0)).toBe(x);
    },
  );

  it('[E2] of a linear field holds without a predecessor, and when its tick is no earlier', () => {
    const { view, base, previous } = foresee(PLACE, { tick: 10, row: { x: 90 } }, { tick: 10, row: { x: 100 } });
    expect(at(expectedState(view, base, undefined, 15), 0)).toBe(100);
    expect(at(expectedState(view, base, previous, 15), 0)).toBe(100);
  });

  it('[E3] of a field with a velocity is that much more a tick, in both directions', () => {
    const fields = { ...PLACE, y: int(0, 1000, { predict: { velocity: 'v' } }), v: int(-20, 20) };
    const { view, base } = foresee(fields, { tick: 9, row: {} }, { tick: 10, row: { y: 100, v: -7 } });
    expect(at(expectedState(view, base, undefined, 13), 1)).toBe(79);
    expect(at(expectedState(view, base, undefined, 8), 1)).toBe(114);
  });

  it('[E4] stays within the range of the field', () => {
    const { view, base, previous } = foresee(PLACE, { tick: 10, row: { x: 900 } }, { tick: 11, row: { x: 980 } });
    expect(at(expectedState(view, base, previous, 12), 0)).toBe(1000);
    expect(at(expectedState(view, base, previous, 0), 0)).toBe(100);
    expect(at(expectedState(view, base, previous, -30), 0)).toBe(0);
  });

  it('[E5] of an angle goes round, the shorter way', () => {
    const fields = { ...PLACE, aim: angle(256, { predict: 'linear' }) };
    const { view, base, previous } = foresee(fields, { tick: 10, row: { aim: 250 } }, { tick: 11, row: { aim: 2 } });
    expect(at(expectedState(view, base, previous, 12), 2)).toBe(10);
    expect(at(expectedState(view, base, previous, 43), 2)).toBe(2);
  });

  it('[E6] holds for a row that is new or has jumped', () => {
    const jumped = foresee(PLACE, { tick: 10, row: { x: 90 } }, { tick: 11, row: { x: 100, jump: 1 } });
    expect(at(expectedState(jumped.view, jumped.base, jumped.previous, 12), 0)).toBe(100);
    const { view, base, previous } = foresee(PLACE, { tick: 10, row: { x: 90 } }, { tick: 11, row: { x: 100 } });
    const tables = base?.tables.map((rows) => ({ ...rows, generations: Uint16Array.of(2) })) ?? [];
    expect(at(expectedState(view, { tick: 11, tables, parts: [] }, previous, 12), 0)).toBe(100);
  });

  it('[E7] is rounded half up, also downwards', () => {
    const up = foresee(PLACE, { tick: 10, row: { x: 100 } }, { tick: 12, row: { x: 101 } });
    expect(at(expectedState(up.view, up.base, up.previous, 13), 0)).toBe(102);
    const down = foresee(PLACE, { tick: 10, row: { x: 101 } }, { tick: 12, row: { x: 100 } });
    expect(at(expectedState(down.view, down.base, down.previous, 13), 0)).toBe(100);
  });

  it('[E8] is in the steps that the view gets', () => {
    const fields = {
      ...PLACE,
      h: fixed({ min: 0, max: 10, step: 1 / 16, wireShift: 2 }, { predict: 'linear' }),
      n: uint(3),
    };
    const { view, base, previous } = foresee(fields, { tick: 10, row: { h: 1 } }, { tick: 11, row: { h: 1.3125 } });
    // 21/16 is 5.25 of the wire's quarters, which is sent as 5.
    expect(at(base as ViewState, 2)).toBe(5);
    expect(at(expectedState(view, base, previous, 12), 2)).toBe(6);
  });
});
