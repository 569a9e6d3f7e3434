import { decodeCalls } from '../automation/decode.js';
import type { Call } from '../automation/entries.js';
import { text, type Value } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import type { Argument, ArgumentShapes, ArgumentsOf } from './command.js';
import { decodeEdits, type Edit, type Refusal } from './edit.js';
import { type Checked, checkLeaf } from './values.js';

/** Checked arguments, or every reason against them. */
export type CheckedArguments<A extends ArgumentShapes> =
  | { readonly kind: 'good'; readonly args: ArgumentsOf<A> }
  | { readonly kind: 'bad'; readonly refusals: readonly Refusal[] };

const NUMBER_MAX = 0x7fffffff;
const REASON = text(LIMITS.textCharsMax);

/** Checks what came from outside against a command's shapes and fills in what was left out. */
export function checkArguments<A extends ArgumentShapes>(
  shapes: A,
  given: { readonly [name: string]: Value },
): CheckedArguments<A> {
  const refusals: Refusal[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(shapes, name))
    .map((where) => ({ where, why: 'is no argument of this command' }));
  const args: { [name: string]: unknown } = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const checked = checkArgument(shape, Object.hasOwn(given, name) ? given[name] : undefined);
    if (checked.ok) args[name] = checked.value;
    else refusals.push({ where: name, why: checked.why });
  }
  if (refusals.length > 0) return { kind: 'bad', refusals };
  // Every name of the shapes has just been given a value that its own shape accepted.
  return { kind: 'good', args: args as ArgumentsOf<A> };
}

function checkArgument(shape: Argument, value: unknown): Checked<Value | readonly Edit[] | readonly Call[]> {
  switch (shape.kind) {
    case 'edits': {
      const edits = decodeEdits(value);
      return typeof edits === 'string' ? { ok: false, why: edits } : { ok: true, value: edits };
    }
    case 'calls': {
      const calls = decodeCalls(value, shape.max);
      return typeof calls === 'string' ? { ok: false, why: calls } : { ok: true, value: calls };
    }
    case 'player':
    case 'session':
    case 'row': {
      const number = value ?? 0;
      return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= NUMBER_MAX
        ? { ok: true, value: number }
        : { ok: false, why: `must be the number of a ${shape.kind}` };
    }
    case 'table':
      return typeof value === 'string' ? { ok: true, value } : { ok: false, why: 'must be the name of a table' };
    case 'reason': {
      const reason = checkLeaf(REASON, value ?? '');
      return reason.ok && reason.value === '' ? { ok: false, why: 'must be given' } : reason;
    }
    case 'axis': {
      const at = value ?? 0;
      return typeof at === 'number' && Number.isFinite(at)
        ? { ok: true, value: at }
        : { ok: false, why: 'must be a place in world units' };
    }
    default:
      return checkLeaf(shape, value ?? shape.initial);
  }
}
