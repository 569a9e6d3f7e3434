import type { Value } from '../game/document.js';

/** One field of one row, or one path of the document, and its new value. `row` is the id with generation. */
export type Edit =
  | { readonly table: string; readonly row: number; readonly field: string; readonly value: number }
  | { readonly part: string; readonly path: readonly string[]; readonly value: Value };

/** Why one edit of a transaction was refused; a transaction with a refusal changes nothing. */
export interface Refusal {
  readonly where: string;
  readonly why: string;
}
