import type { Value } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';

/** One field of one row, or one path of the document, and its new value. `row` is the id with generation. */
export type Edit =
  | { readonly table: string; readonly row: number; readonly field: string; readonly value: number }
  | { readonly part: string; readonly path: readonly string[]; readonly value: Value };

/** Why one edit of a transaction was refused; a transaction with a refusal changes nothing. */
export interface Refusal {
  readonly where: string;
  readonly why: string;
}

/**
 * A transaction as an argument: arguments hold no lists, so edits are keyed `e000`, `e001` … in order, and a path is one text
 * of `/`-separated keys with `~` and `/` inside a key as `~0` and `~1` (JSON Pointer, RFC 6901, without the leading slash).
 */
export function encodeEdits(edits: readonly Edit[]): Value {
  return Object.fromEntries(
    edits.map((edit, index) => [editKey(index), 'part' in edit ? encodePath(edit) : { ...edit }]),
  );
}

/** The transaction in an argument, or why there is none. A path may be a list too, as HTTP callers write it. */
export function decodeEdits(value: unknown): readonly Edit[] | string {
  if (typeof value !== 'object' || value === null) return 'must be a list of edits';
  const keys = Object.keys(value).sort();
  const edits: Edit[] = [];
  if (keys.length === 0) return 'must hold at least one edit';
  if (keys.length > LIMITS.editsPerTransactionMax) return `holds more than ${LIMITS.editsPerTransactionMax} edits`;
  for (const key of keys) {
    const edit = decodeEdit((value as { readonly [key: string]: unknown })[key]);
    if (!edit) return `${key} is neither {table, row, field, value} nor {part, path, value}`;
    edits.push(edit);
  }
  return edits;
}

function editKey(index: number): string {
  return `e${String(index).padStart(3, '0')}`;
}

function encodePath({ part, path, value }: Extract<Edit, { readonly part: string }>): Value {
  return { part, path: path.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/'), value };
}

function decodeEdit(edit: unknown): Edit | undefined {
  if (typeof edit !== 'object' || edit === null) return undefined;
  const { table, row, field, part, path, value } = edit as { readonly [name: string]: unknown };
  if (typeof table === 'string' && typeof row === 'number' && typeof field === 'string' && typeof value === 'number') {
    return { table, row, field, value };
  }
  const keys = decodePath(path);
  if (typeof part !== 'string' || !keys || value === undefined || value === null) return undefined;
  // What the value must be is for the part's shape to say; it is checked against that before it is used.
  return { part, path: keys, value: value as Value };
}

function decodePath(path: unknown): readonly string[] | undefined {
  if (typeof path === 'string') {
    return path === '' ? [] : path.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return Array.isArray(path) && path.every((key) => typeof key === 'string') ? path : undefined;
}
