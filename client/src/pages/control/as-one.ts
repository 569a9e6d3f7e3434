import { encodeCalls } from '@tickdeck/shared/automation/decode.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

type Args = { readonly [name: string]: Value };

/** A command and what it is given. */
export interface Given {
  readonly name: string;
  readonly args: Args;
}

/** One command given several times, as few commands as there can be: what is done to five is one entry, and one undo. */
export function asOne(name: string, calls: readonly Args[]): readonly Given[] {
  if (calls.length < 2) return calls.map((args) => ({ name, args }));
  const parts = Math.ceil(calls.length / LIMITS.callsPerBatchMax);
  return Array.from({ length: parts }, (_, part) => {
    const some = calls.slice(part * LIMITS.callsPerBatchMax, (part + 1) * LIMITS.callsPerBatchMax);
    return { name: 'together', args: { calls: encodeCalls(some.map((args) => ({ name, args }))) } };
  });
}
