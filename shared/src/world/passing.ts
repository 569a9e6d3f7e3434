import { TEAMS_MAX } from '../game/state.js';
import type { Schema } from './schema.js';
import { cellKey, createView, teamViewKey, type View } from './view.js';

/**
 * Views that come and go with where a viewer is and whose side it is on have a number, by which frames name them: that of the
 * team, or of the cell counted on from the last team. All other views last as long as their session.
 */
export function teamNumber(team: number): number {
  return team;
}

export function cellNumber(cell: number): number {
  return TEAMS_MAX + 1 + cell;
}

/** The cell that a number means, or undefined when it means a team. */
export function cellOf(number: number): number | undefined {
  return number > TEAMS_MAX ? number - TEAMS_MAX - 1 : undefined;
}

/** The view with a number, or undefined when the game has none with it. */
export function passingView(schema: Schema, number: number): View | undefined {
  const cell = cellOf(number);
  if (cell === undefined) return schema.teams && number > 0 ? createView(schema, teamViewKey(number)) : undefined;
  const { grid } = schema;
  return grid && cell < grid.columns * grid.rows ? createView(schema, cellKey(grid, cell)) : undefined;
}
