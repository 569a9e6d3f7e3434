import type { Field } from '@tickdeck/shared/game/fields.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { type Accessor, batch, createMemo, untrack } from 'solid-js';
import type { Point } from '../../../scene/camera.js';
import type { Move } from '../../../scene/marks.js';
import { isSameRow, type Picked, placeOf } from '../../../scene/pick.js';
import type { Spot } from '../inspector/leaf.js';
import { type RowSource, spotsOfRow } from '../inspector/row-spots.js';
import type { Staged } from '../inspector/staging.js';
import type { Station } from '../station.js';

/** Rows that are to be put elsewhere: moves are staged changes of their places, among all others that are staged. */
export interface Moving {
  /** Where rows are to be. */
  readonly ghosts: Accessor<readonly Move[]>;
  /** Staged changes that are places; a row has two. */
  readonly count: Accessor<number>;
  stage(moves: readonly Move[]): void;
  /** Moves all selected rows by so many units from where they are or are to be; what is gone stays gone. */
  nudge(by: Point): void;
  /** Takes back what was staged of places, and nothing else. */
  discard(): void;
}

export function createMoving({ desk, staging, showing }: Station): Moving {
  const { game } = desk.look;
  const source = { shown: desk.shown, showing };
  const placeNow = (row: Picked) => {
    const shown = untrack(desk.shown);
    return shown && placeOf(game, shown, row);
  };
  const places = createMemo(() => staging.all.filter((staged) => axisOf(game, staged)));
  const ghosts = createMemo(() => movesOf(game, places(), placeNow));
  const stage = (moves: readonly Move[]) =>
    batch(() => {
      for (const { row, x, y } of moves) {
        for (const { spot, field, axis } of spotsOfPlace(game, row, source)) {
          staging.stage(spot, within(field, axis === 'x' ? x : y));
        }
      }
    });
  return {
    ghosts,
    count: () => places().length,
    stage,
    nudge: ({ x, y }) =>
      stage(
        desk.selection().flatMap((row) => {
          const from = ghosts().find((move) => isSameRow(move.row, row)) ?? placeNow(row);
          return from ? [{ row, x: from.x + x, y: from.y + y }] : [];
        }),
      ),
    discard: () => staging.revert(places().map(({ spot }) => spot)),
  };
}

/** Where staged changes put rows; of a row with only one of its two staged, the other is where it is now. */
export function movesOf(
  game: Game,
  staged: readonly Staged[],
  placeNow: (row: Picked) => Point | undefined,
): readonly Move[] {
  const moves: Move[] = [];
  for (const change of staged) {
    const of = axisOf(game, change);
    const at = of && moves.findIndex(({ row }) => isSameRow(row, of.row));
    if (!of || at === undefined) continue;
    const before = moves[at] ?? placeNow(of.row);
    if (before) moves[at < 0 ? moves.length : at] = { row: of.row, x: before.x, y: before.y, [of.axis]: change.value };
  }
  return moves;
}

/** The two fields that are a row's place; none where its table has no places. */
export function spotsOfPlace(
  game: Game,
  { table, id }: Picked,
  source: RowSource,
): readonly { readonly spot: Spot; readonly field: Field; readonly axis: 'x' | 'y' }[] {
  const layout = schemaOf(game.state).tables.find(({ name }) => name === table);
  if (!layout?.position) return [];
  const spots = spotsOfRow(layout, id, source);
  return layout.position.flatMap((index, at) => {
    const [spot, column] = [spots[index], layout.columns[index]];
    return spot && column ? [{ spot, field: column.field, axis: at === 0 ? 'x' : 'y' } as const] : [];
  });
}

/** The nearest value the field can have: a drop outside the world lands on its edge. */
export function within({ min, max, step }: Field, value: number): number {
  return Math.round(Math.min(max, Math.max(min, value)) / step) * step;
}

/** Whose place a staged change is part of; undefined when it is something else. */
function axisOf(
  { state }: Game,
  { spot, value }: Staged,
): { readonly row: Picked; readonly axis: 'x' | 'y' } | undefined {
  const edit = spot.edit(value);
  if ('part' in edit) return undefined;
  const at = state.tables[edit.table]?.position?.indexOf(edit.field) ?? -1;
  return at < 0 ? undefined : { row: { table: edit.table, id: edit.row }, axis: at === 0 ? 'x' : 'y' };
}
