import { type Accessor, createMemo } from 'solid-js';
import { idOf } from './entry-row.js';

/** Keys of a topic's record by number; the same list as long as the numbers are, so that rows stay what they are. */
export function keysOf(record: Accessor<{ readonly [key: string]: unknown } | undefined>): Accessor<readonly string[]> {
  return createMemo<readonly string[]>(() => Object.keys(record() ?? {}).sort((a, b) => idOf(a) - idOf(b)), [], {
    equals: (a, b) => a.join() === b.join(),
  });
}
