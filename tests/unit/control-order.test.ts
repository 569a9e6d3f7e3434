import { BY_ID, HOLE, RowOrder } from '@tickdeck/client/pages/control/inspector/grid/row-order.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { shownRows } from '../support/shown-rows.js';

const all = () => true;
const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((slot) => rowId(slot, 1)) as [number, number, number, number, number];
let order: RowOrder;
beforeEach(() => {
  order = new RowOrder();
});

describe('the order of rows', () => {
  it('is that of their ids, or of a column, either way', () => {
    const rows = shownRows([a, b, c], { hp: [5, 1, 3] });
    expect(order.update(rows, all, BY_ID, 'free')).toEqual([0, 1, 2]);
    expect(order.update(rows, all, { column: '', way: 'down' }, 'free')).toEqual([2, 1, 0]);
    expect(order.update(rows, all, { column: 'hp', way: 'up' }, 'free')).toEqual([1, 2, 0]);
    expect(order.update(rows, all, { column: 'hp', way: 'down' }, 'free')).toEqual([0, 2, 1]);
  });

  it('goes by id among equals', () => {
    const rows = shownRows([a, b, c], { hp: [2, 1, 2] });
    expect(order.update(rows, all, { column: 'hp', way: 'down' }, 'free')).toEqual([0, 2, 1]);
  });

  it('has those that pass', () => {
    const rows = shownRows([a, b, c], { hp: [5, 1, 3] });
    expect(order.update(rows, (index) => index !== 1, BY_ID, 'free')).toEqual([0, 2]);
  });
});

describe('an order that is held', () => {
  const byHp = { column: 'hp', way: 'up' } as const;

  it('stays as it is when values change, and is right again once it is free', () => {
    order.update(shownRows([a, b, c], { hp: [1, 2, 3] }), all, byHp, 'free');
    const changed = shownRows([a, b, c], { hp: [9, 2, 3] });
    expect(order.update(changed, all, byHp, 'held')).toEqual([0, 1, 2]);
    expect(order.update(changed, all, byHp, 'free')).toEqual([1, 2, 0]);
  });

  it('moves nobody when rows go and come: newcomers take the places that are free, or come last', () => {
    order.update(shownRows([a, b, c, d]), all, BY_ID, 'free');
    expect(order.update(shownRows([a, c, d]), all, BY_ID, 'held')).toEqual([0, HOLE, 1, 2]);
    expect(order.update(shownRows([a, c, d, e]), all, BY_ID, 'held')).toEqual([0, 3, 1, 2]);
    // Another row in the slot of `a` is a newcomer too, and the place of `a` the first that is free.
    const next = rowId(0, 2);
    expect(order.update(shownRows([next, c, d, e]), all, BY_ID, 'held')).toEqual([0, 3, 1, 2]);
  });

  it('has no places at its end for rows that are gone', () => {
    order.update(shownRows([a, b, c]), all, BY_ID, 'free');
    expect(order.update(shownRows([a]), all, BY_ID, 'held')).toEqual([0]);
  });

  it('lets go of a row that no longer passes', () => {
    const rows = shownRows([a, b, c]);
    order.update(rows, all, BY_ID, 'free');
    expect(order.update(rows, (index) => index !== 1, BY_ID, 'held')).toEqual([0, HOLE, 2]);
  });
});
