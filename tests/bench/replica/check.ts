import type { Shown } from '@tickdeck/client/net/frame.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import {
  columnOf,
  createView,
  PUBLIC,
  type ViewColumn,
  type ViewState,
  type ViewTable,
} from '@tickdeck/shared/world/view.js';
import { tellFrames } from './frames.js';
import { HZ } from './game.js';
import { Page } from './page.js';

const FRAMES = 5 * HZ;

/** How far what is shown may lie beside the line between two states, in grid steps: the last bits of a double. */
const ERROR_MAX = 1e-6;

/** Every frame has the hash of what it tells, and every row is shown between two states. @throws Error where that is not so */
export function checkFrames(game: Game): void {
  const page = new Page(game);
  const seen = createView(schemaOf(game.state), PUBLIC).tables[0] as ViewTable;
  const states = new Map<number, ViewState>();
  for (const { bytes, state } of tellFrames(game, FRAMES, { hashEvery: 1 })) {
    states.set(state.tick, state);
    page.receive(bytes);
    const shown = page.show();
    // The first frames are shown before there is one ahead of them.
    if (shown && shown.tick >= 1) checkShown(shown, seen, states);
  }
  if (page.mismatches > 0) throw new Error(`${page.mismatches} of ${FRAMES} frames were wrong`);
}

function checkShown(shown: Shown, seen: ViewTable, states: ReadonlyMap<number, ViewState>): void {
  const at = Math.floor(shown.tick);
  const [older, newer] = [states.get(at)?.tables[0], states.get(at + 1)?.tables[0]];
  const table = shown.tables[seen.table.name];
  if (!older || !newer || !table || table.count !== older.count) throw new Error(`tick ${shown.tick} is not shown`);
  for (const [index, column] of seen.columns.entries()) {
    const values = table.columns[column.column.name] as Float64Array;
    const [from, to] = [columnOf(older, index), columnOf(newer, index)];
    for (let row = 0; row < older.count; row++) {
      const wanted = between(column, from[row] as number, to[row] as number, shown.tick - at);
      const error = (values[row] as number) / column.column.field.step - wanted;
      if (Math.abs(error) > ERROR_MAX) throw new Error(`${column.column.name} of row ${row} is ${error} beside`);
    }
  }
}

function between({ column, wireMax }: ViewColumn, from: number, to: number, weight: number): number {
  const { kind, predict } = column.field;
  if (kind !== 'angle') return predict === 'hold' ? from : from + (to - from) * weight;
  const turn = wireMax + 1;
  const way = ((to - from + turn / 2) & (turn - 1)) - turn / 2;
  return (from + way * weight + turn) % turn;
}
