import type { Comparison, Node } from '@tickdeck/shared/expressions/syntax.js';
import fc from 'fast-check';

const NOWHERE = { from: 0, to: 0 };
const name = fc.constantFrom('hp', 'team', 'x', 'warm-up', 'ships', 'count', 'any', 'p3', '_a');
const key = fc.oneof(name, fc.constantFrom('and', 'in', 'a b', '7', 'quo"te', 'back\\', ''));
const coordinate = fc.integer({ min: -800, max: 4800 }).map((n) => n / 4);
/** Three of these are there; of none that counts from 0 may be asked. */
const player = fc.integer({ min: 1, max: 4 });
const area = fc.record({ from: fc.tuple(coordinate, coordinate), to: fc.tuple(coordinate, coordinate) });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

function path(head: string, keys: readonly string[] = [], index: Node | undefined = undefined): Node {
  return { kind: 'path', head, index, keys, ...NOWHERE };
}

function constant(value: number): Node {
  return { kind: 'number', value, unit: '', ...NOWHERE };
}

/** Any tree that the language can say, whether it means something or not. */
export const anyNode: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'node' },
    fc
      .record({
        value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
        unit: fc.constantFrom('', 'ms', '°', 'units/tick'),
      })
      .map((of): Node => ({ kind: 'number', ...of, ...NOWHERE })),
    fc.string({ maxLength: 6 }).map((value): Node => ({ kind: 'text', value, ...NOWHERE })),
    fc.nat().map((number): Node => ({ kind: 'row', number, ...NOWHERE })),
    fc
      .tuple(name, fc.array(key, { maxLength: 2 }), maybe(tie('node')))
      .map(([head, keys, index]) => path(head, keys, index)),
    fc.tuple(fc.constantFrom('not', 'minus'), tie('node')).map(([kind, of]): Node => ({ kind, of, ...NOWHERE })),
    fc
      .tuple(
        fc.constantFrom('or', 'and', '=', '!=', '<', '<=', '>', '>=', 'has', '+', '-', '*', '/', '%'),
        tie('node'),
        tie('node'),
      )
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, ...NOWHERE })),
    fc.tuple(maybe(tie('node')), area).map(([of, where]): Node => ({ kind: 'in', of, area: where, ...NOWHERE })),
    fc
      .tuple(
        fc.constantFrom('any', 'all', 'count'),
        fc.tuple(name, fc.array(key, { maxLength: 1 })),
        maybe(area),
        maybe(tie('node')),
      )
      .map(
        ([quantifier, [head, keys], place, where]): Node => ({
          kind: 'each',
          quantifier,
          of: [head, ...keys],
          area: place,
          where,
          ...NOWHERE,
        }),
      ),
  ),
})).node;

const sign = fc.constantFrom<Comparison[]>('=', '!=', '<', '<=', '>', '>=');

/** A number of the tiny world with three pawns. */
export function number(depth: number, scope: 'room' | 'pawn' = 'room'): fc.Arbitrary<Node> {
  const leaves = [
    fc.nat(120).map(constant),
    fc.constant(path('board', ['round'])),
    player.map((number) => path('pawns', ['hp'], constant(number))),
    player.map((number) => path('people', [`p${number}`, 'score'])),
    ...(scope === 'pawn' ? [fc.constantFrom('hp', 'x', 'player').map((field) => path(field))] : []),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  return fc.oneof(
    ...leaves,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '%'), number(depth - 1, scope), number(depth - 1, scope))
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, ...NOWHERE })),
    number(depth - 1, scope).map((of): Node => ({ kind: 'minus', of, ...NOWHERE })),
    each('count', depth),
  );
}

/** Something true or false of the tiny world with three pawns. */
export function condition(depth: number, scope: 'room' | 'pawn' = 'room'): fc.Arbitrary<Node> {
  const less = Math.max(0, depth - 1);
  const leaves = [
    fc
      .tuple(sign, number(less, scope), number(less, scope))
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, ...NOWHERE })),
    player.map((number) => path('pawns', [], constant(number))).map((of): Node => ({ kind: 'not', of, ...NOWHERE })),
    ...(scope === 'pawn'
      ? [
          fc.tuple(fc.constantFrom('=', '!='), fc.constantFrom('red', 'blue')).map(
            ([operator, team]): Node => ({
              kind: 'binary',
              operator,
              left: path('team'),
              right: path(team),
              ...NOWHERE,
            }),
          ),
        ]
      : []),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  return fc.oneof(
    ...leaves,
    fc
      .tuple(fc.constantFrom('and', 'or'), condition(less, scope), condition(less, scope))
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, ...NOWHERE })),
    condition(less, scope).map((of): Node => ({ kind: 'not', of, ...NOWHERE })),
    each('any', depth),
    each('all', depth),
  );
}

function each(quantifier: 'any' | 'all' | 'count', depth: number): fc.Arbitrary<Node> {
  return fc
    .tuple(maybe(area), condition(depth - 1, 'pawn'))
    .map(([place, where]): Node => ({ kind: 'each', quantifier, of: ['pawns'], area: place, where, ...NOWHERE }));
}
