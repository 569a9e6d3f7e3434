import type { Value } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import type { Call, Calls } from './entries.js';

/** Commands as an argument: arguments hold no lists, so they are keyed `c0`, `c1` … in order. */
export function encodeCalls(calls: readonly Call[]): Calls {
  return Object.fromEntries(calls.map((call, index) => [`c${index}`, call]));
}

/** The commands in an argument, or why there are none. A list may be one too, as HTTP callers write it. */
export function decodeCalls(value: unknown, callsMax: number = LIMITS.callsPerEntryMax): readonly Call[] | string {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return 'must be commands, each {name, args}';
  // c2 before c10.
  const keys = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  if (keys.length > callsMax) return `holds more than ${callsMax} commands`;
  const calls: Call[] = [];
  for (const key of keys) {
    const { name, args = {} } = Object((value as { readonly [key: string]: unknown })[key]);
    if (typeof name !== 'string' || typeof args !== 'object' || args === null) return `${key} is no {name, args}`;
    // Whether they are what the command takes is checked against its own shapes.
    calls.push({ name, args: args as { readonly [name: string]: Value } });
  }
  return calls;
}
