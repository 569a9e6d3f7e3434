import { choice, flag, group, number, part, record, text } from '@tickdeck/shared/game/document.js';
import { angle, bool, type Field, fixed, int, oneOf, ref, tick, uint } from '@tickdeck/shared/game/fields.js';
import { defineState, type State, type TableSpec, table } from '@tickdeck/shared/game/state.js';
import fc from 'fast-check';

const see = fc.constantFrom('public', 'own', 'operator' as const);
const predict = fc.constantFrom('hold', 'linear' as const);
const whole = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 100_000 }));

/** Any field a table may declare, except those that belong together. */
const anyField: fc.Arbitrary<Field> = fc.oneof(
  see.map((sight) => bool({ see: sight })),
  fc.tuple(whole, predict, see).map(([[min, size], p, s]) => int(min, min + size, { predict: p, see: s })),
  fc.constantFrom(0, 1, 2, 3, 255, 0x3fffffff).map((max) => uint(max)),
  fc.constant(int(-0x40000000, 0x3fffffff, { predict: 'linear' })),
  fc
    .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 5 }), predict, see)
    .map(([fine, wireShift, p, s]) =>
      fixed({ min: -100, max: 300, step: 1 / (1 << fine), wireShift }, { predict: p, see: s }),
    ),
  fc.tuple(fc.constantFrom(4, 256, 1024), predict).map(([steps, p]) => angle(steps, { predict: p })),
  fc.constantFrom('a', 'b', 'nowhere').map((name) => ref(name)),
  fc.integer({ min: 1, max: 9 }).map((count) => oneOf(Array.from({ length: count }, (_, i) => `v${i}`))),
  see.map((sight) => tick({ see: sight })),
);

/** A position with the velocity that predicts it. */
const moving = fc.constantFrom(1, 1 / 16, 1 / 256).map((step) => ({
  x: fixed({ min: 0, max: 500, step }, { predict: { velocity: 'vx' } }),
  y: fixed({ min: 0, max: 500, step }, { predict: 'linear' }),
  vx: fixed({ min: -8, max: 8, step }),
}));

const anyTable: fc.Arbitrary<TableSpec> = fc
  .record({
    capacity: fc.constantFrom(1, 2, 7, 40),
    fields: fc.array(anyField, { minLength: 1, maxLength: 5 }),
    moving: fc.option(moving),
    isOwned: fc.boolean(),
  })
  .map(({ capacity, fields, moving: place, isOwned }) => {
    const named = Object.fromEntries(fields.map((field, index) => [`f${index}`, field]));
    const all = { ...named, ...(isOwned ? { player: int(0, 3) } : {}), ...place };
    // Which fields there are is known at run time only, so the compiler cannot see that these are among them.
    const spec = {
      capacity,
      fields: all,
      ...(place ? { position: ['x', 'y'], past: 'places' } : {}),
      ...(isOwned ? { owner: 'player' } : {}),
    };
    return table(spec as unknown as Parameters<typeof table>[0]);
  });

const DOCUMENT = {
  score: part(record(group({ name: text(20), kills: number({ min: 0, max: 99, initial: 0 }), away: flag() }), 9)),
  phase: part(choice(['before', 'during'], 'before')),
  secret: part(group({ word: text(40, 'x'), deep: group({ deeper: record(text(9), 9) }) }), 'operator'),
};

/** Any state a game may declare: up to three tables that may point at each other, and a document with hidden parts. */
export const anyState: fc.Arbitrary<State> = fc
  .record({ a: anyTable, b: fc.option(anyTable), c: fc.option(anyTable) })
  .map(({ a, b, c }) =>
    defineState({
      tables: { a, ...(b ? { b } : {}), ...(c ? { c } : {}) },
      document: DOCUMENT,
      rules: { speed: number({ min: 0, max: 9, initial: 1 }) },
      input: { turn: int(-1, 1), fire: bool() },
    }),
  );
