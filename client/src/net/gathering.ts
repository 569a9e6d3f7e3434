import type { Frame } from '@tickdeck/shared/wire/frame.js';
import { cellNumber, passingView, teamNumber } from '@tickdeck/shared/world/passing.js';
import { emptyState, type RowSet, type View, type ViewState } from '@tickdeck/shared/world/view.js';

/**
 * Cells and teams come and go, but what is made of a frame had better not notice: here it always consists of the same views, the
 * rows of all cells that the session holds being those of one.
 */
export class Gathering {
  /** The lasting views, then one for the team and one for all cells, if the game has such. */
  readonly views: readonly View[];
  private readonly passing: readonly Gatherer[];

  constructor(private readonly lasting: readonly View[]) {
    const schema = lasting[0]?.schema;
    const numbers = [teamNumber(1), cellNumber(0)];
    const passing = schema ? numbers.flatMap((number) => passingView(schema, number) ?? []) : [];
    this.passing = passing.map((view) => new Gatherer(view));
    this.views = [...lasting, ...passing];
  }

  /** What a frame says of each of `views`. */
  of({ held, views, tick }: Frame): readonly ViewState[] {
    if (this.passing.length === 0) return views;
    return [...views.slice(0, this.lasting.length), ...this.passing.map((one) => one.of(held, views, tick))];
  }
}

/** Makes one view of all that a session holds of a kind. */
class Gatherer {
  private readonly empty: ViewState;
  private readonly merged: { sets: readonly RowSet[]; rows: RowSet | undefined }[];

  constructor(private readonly view: View) {
    this.empty = emptyState(view);
    this.merged = view.tables.map(() => ({ sets: [], rows: undefined }));
  }

  of(held: readonly View[], states: readonly ViewState[], tick: number): ViewState {
    const own = states.filter((_, index) => held[index]?.kind === this.view.kind);
    const [first] = own;
    if (!first) return { ...this.empty, tick };
    if (own.length === 1) return first;
    return { tick, tables: this.view.tables.map((_, table) => this.merge(table, own)), parts: first.parts };
  }

  /** The same object as long as the rows of all are. */
  private merge(table: number, states: readonly ViewState[]): RowSet {
    const sets = states.map(({ tables }) => tables[table] as RowSet).filter(({ count }) => count > 0);
    const known = this.merged[table];
    if (known?.rows && sets.length === known.sets.length && sets.every((set, i) => set === known.sets[i])) {
      return known.rows;
    }
    const rows =
      sets.length === 1 ? (sets[0] as RowSet) : mergeRows(sets, this.view.tables[table]?.columns.length ?? 0);
    this.merged[table] = { sets, rows };
    return rows;
  }
}

/** All rows of some sets of `width` columns, by slot; no slot is in two of them. */
export function mergeRows(sets: readonly RowSet[], width: number): RowSet {
  const count = sets.reduce((sum, set) => sum + set.count, 0);
  const slots = new Uint16Array(count);
  const generations = new Uint16Array(count);
  const cells = new Int32Array(width * count);
  const heads = new Uint16Array(sets.length);
  for (let row = 0; row < count; row++) {
    const next = lowest(sets, heads);
    const from = sets[next] as RowSet;
    const at = heads[next] as number;
    heads[next] = at + 1;
    slots[row] = from.slots[at] as number;
    generations[row] = from.generations[at] as number;
    for (let cell = row, was = at; cell < cells.length; cell += count, was += from.count) {
      cells[cell] = from.cells[was] as number;
    }
  }
  return { count, slots, generations, cells };
}

/** The set whose next row has the lowest slot. */
function lowest(sets: readonly RowSet[], heads: Uint16Array): number {
  let best = -1;
  let least = 0x10000;
  for (let i = 0; i < sets.length; i++) {
    const slot = sets[i]?.slots[heads[i] as number] ?? 0x10000;
    if (slot >= least) continue;
    least = slot;
    best = i;
  }
  return best;
}
