import { type Area, BINDING, KEYWORDS, MINUS_BINDING, NOT_BINDING, type Node } from './syntax.js';

/** Binds more than every operator. */
const PRIMARY = 8;

/** The text of an expression, with no more parentheses than it needs: parsed again, it is the same. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'number':
      return node.unit === '' ? String(node.value) : `${node.value} ${node.unit}`;
    case 'text':
      return quote(node.value);
    case 'row':
      return `#${node.number}`;
    case 'path':
      return `${node.head}${node.index ? `[${print(node.index)}]` : ''}${printKeys(node.keys)}`;
    case 'not':
      return `not ${within(node.of, NOT_BINDING)}`;
    case 'minus':
      return `-${within(node.of, MINUS_BINDING)}`;
    case 'in':
      return `${node.of ? `${within(node.of, BINDING['='] + 1)} ` : ''}in ${printArea(node.area)}`;
    case 'binary': {
      const bound = BINDING[node.operator];
      // Those of one kind go from left to right, except comparisons, which do not chain.
      const left = bound === BINDING['='] ? bound + 1 : bound;
      return `${within(node.left, left)} ${node.operator} ${within(node.right, bound + 1)}`;
    }
    case 'each': {
      const [head = '', ...keys] = node.of;
      const area = node.area ? ` in ${printArea(node.area)}` : '';
      return `${node.quantifier} ${head}${printKeys(keys)}${area}${node.where ? ` where ${print(node.where)}` : ''}`;
    }
  }
}

/** In parentheses unless it binds at least so much. */
function within(node: Node, least: number): string {
  return bindingOf(node) >= least ? print(node) : `(${print(node)})`;
}

function bindingOf(node: Node): number {
  switch (node.kind) {
    case 'binary':
      return BINDING[node.operator];
    case 'not':
      return NOT_BINDING;
    case 'minus':
      return MINUS_BINDING;
    case 'in':
      return node.of ? BINDING['='] : PRIMARY;
    case 'each':
      // `where` takes all that follows, and `in` belongs to what is counted.
      return 0;
    default:
      return PRIMARY;
  }
}

function printArea({ from, to }: Area): string {
  return `(${from[0]}, ${from[1]})-(${to[0]}, ${to[1]})`;
}

function printKeys(keys: readonly string[]): string {
  return keys.map((key) => `.${isWord(key) ? key : quote(key)}`).join('');
}

/** What follows a dot may be any word, as long as it is taken apart as one. */
function isWord(key: string): boolean {
  return /^[a-z_](?:\w|-(?=[a-z]))*$/i.test(key) && !KEYWORDS.has(key.toLowerCase());
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
