import type { Area, Node } from '@tickdeck/shared/expressions/syntax.js';
import type { World } from '@tickdeck/shared/world/world.js';
import type { tinyState } from './tiny-game.js';

type Plain = { readonly [field: string]: number };
const TEAMS = ['none', 'red', 'blue'];

/** What an expression of wild-expressions.ts comes to, worked out the plain way: over objects, node by node. */
export function answerOf(node: Node, world: World<typeof tinyState>): number | boolean | undefined {
  const pawns: Plain[] = [];
  for (const { player, hp, team, x, y } of world.tables.pawns.rows()) pawns.push({ player, hp, team, x, y });
  return answer(node, undefined);

  function answer(at: Node, row: Plain | undefined): number | boolean | undefined {
    switch (at.kind) {
      case 'number':
        return at.value;
      case 'path':
        return path(at, row);
      case 'minus':
        return finite(0 - num(at.of, row));
      case 'not':
        return answer(at.of, row) !== true;
      case 'binary':
        return binary(at, row);
      case 'each': {
        const asked = pawns.filter((pawn) => at.area === undefined || inside(at.area, pawn));
        const passing = asked.filter((pawn) => at.where === undefined || answer(at.where, pawn) === true);
        if (at.quantifier === 'count') return passing.length;
        return at.quantifier === 'any' ? passing.length > 0 : passing.length === asked.length;
      }
      default:
        throw new Error(`no wild expression has a ${at.kind}`);
    }
  }

  function binary({ operator, left, right }: Extract<Node, { kind: 'binary' }>, row: Plain | undefined) {
    if (operator === 'and') return answer(left, row) === true && answer(right, row) === true;
    if (operator === 'or') return answer(left, row) === true || answer(right, row) === true;
    if (left.kind === 'path' && left.head === 'team') {
      const same = TEAMS[row?.team ?? 0] === (right.kind === 'path' ? right.head : '');
      return operator === '=' ? same : !same;
    }
    const [a, b] = [num(left, row), num(right, row)];
    // A field on a grid is what it is to half a step.
    const tolerance = isX(left) || isX(right) ? 1 / 32 : 0;
    switch (operator) {
      case '+':
        return finite(a + b);
      case '-':
        return finite(a - b);
      case '*':
        return finite(a * b);
      case '/':
        return finite(a / b);
      case '%':
        return finite(a % b);
      case '=':
        return Math.abs(a - b) <= tolerance;
      case '!=':
        return Math.abs(a - b) > tolerance;
      case '<':
        return a < b;
      case '<=':
        return a <= b;
      case '>':
        return a > b;
      case '>=':
        return a >= b;
      default:
        throw new Error(`no wild expression has a ${operator}`);
    }
  }

  function path({ head, index, keys }: Extract<Node, { kind: 'path' }>, row: Plain | undefined) {
    if (head === 'board') return world.document.board.round;
    if (head === 'people') return world.document.people[keys[0] ?? '']?.score;
    if (head !== 'pawns') return row?.[head];
    const pawn = pawns.find(({ player }) => index?.kind === 'number' && player === index.value);
    return keys.length > 0 ? pawn?.hp : pawn !== undefined;
  }

  /** What is not there is NaN, which is in no order with anything. */
  function num(at: Node, row: Plain | undefined): number {
    const value = answer(at, row);
    return typeof value === 'number' ? value : Number.NaN;
  }
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function isX(node: Node): boolean {
  return node.kind === 'path' && node.head === 'x';
}

function inside({ from, to }: Area, { x = 0, y = 0 }: Plain): boolean {
  const between = (n: number, a: number, b: number) => n >= Math.min(a, b) && n <= Math.max(a, b);
  return between(x, from[0], to[0]) && between(y, from[1], to[1]);
}
