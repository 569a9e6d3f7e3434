import type { View, ViewState } from '../world/view.js';
import { codesOf } from './codes.js';
import { CostCoder, SHARED } from './cost-coder.js';
import { codeState } from './delta-codec.js';
import { modelOf, spanOf } from './priors.js';

/** What bits of a view's chunks are spent on. */
export interface CostLine {
  /** Name of the table or document part. */
  readonly of: string;
  /** Name of the field; empty for which rows came, went or changed, and for a part. */
  readonly field: string;
}

interface Ledger {
  readonly lines: readonly CostLine[];
  /** For each context the line that its bits belong to. */
  readonly owners: Uint16Array;
}

const ledgers = new WeakMap<View['tables'], Ledger>();

/** The lines that costOf counts for a view, in their order; the same array every time. */
export function costLines(view: View): readonly CostLine[] {
  return ledgerOf(view).lines;
}

/**
 * How many bits encodeState spends on each line, for the same states. Together they are the chunk's length, but for the end
 * of the range coder: at most two bytes more. Costs about as much as encoding, so it is for samples.
 */
export function costOf(
  view: View,
  base: ViewState | undefined,
  previous: ViewState | undefined,
  now: ViewState,
): Float64Array {
  const { lines, owners } = ledgerOf(view);
  const bits = new Float64Array(lines.length);
  const model = modelOf(view, spanOf(base, now.tick));
  codeState(new CostCoder(model, owners, bits), model, view, { base, previous, now });
  return bits;
}

function ledgerOf(view: View): Ledger {
  const known = ledgers.get(view.tables) ?? makeLedger(view);
  ledgers.set(view.tables, known);
  return known;
}

/** The contexts of a table come after one another: its own, then each column's. */
function makeLedger(view: View): Ledger {
  const { tables, parts, contexts } = codesOf(view);
  const lines: CostLine[] = [];
  const owners = new Uint16Array(contexts);
  for (const [index, { table, columns }] of view.tables.entries()) {
    const code = tables[index];
    if (!code) continue;
    owners[index] = lines.length;
    owners.fill(lines.length, code.first, parts);
    lines.push({ of: table.name, field: '' });
    const byIndex = [...code.births].sort((a, b) => a.index - b.index);
    for (const [c, { column }] of columns.entries()) {
      owners.fill(lines.length, byIndex[c]?.change, parts);
      lines.push({ of: table.name, field: column.name });
    }
  }
  for (const [index, { name }] of view.parts.entries()) {
    owners[parts + index] = lines.length;
    lines.push({ of: name, field: '' });
  }
  owners.fill(SHARED, parts + view.parts.length);
  return { lines, owners };
}
