import { expect, it } from 'vitest';
import { cyclesIn } from '../support/cycles.js';

it('finds circles of imports, and only those', () => {
  const diamond = { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] };
  expect(cyclesIn(new Map(Object.entries(diamond)))).toEqual([]);
  expect(cyclesIn(new Map(Object.entries({ ...diamond, d: ['c'] })))).toEqual([['d', 'c', 'd']]);
  expect(cyclesIn(new Map([['a', ['a']]]))).toEqual([['a', 'a']]);
});
