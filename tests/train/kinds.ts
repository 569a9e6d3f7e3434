import type { Schema } from '@tickdeck/shared/world/schema.js';
import { cellKey, OPERATOR, ownKey, PUBLIC, teamViewKey } from '@tickdeck/shared/world/view.js';

const PLAYERS = [1, 2, 3, 4];
const TEAMS = [1, 2];
/** Of many, some are enough: here every so many from the first to the last. */
const CELLS_MAX = 8;

/** The views that a game's priors are trained on, by kind. */
export function keysByKind({ grid, teams }: Schema): { readonly [kind: string]: readonly string[] } {
  const count = grid ? grid.columns * grid.rows : 0;
  const trained = Math.min(CELLS_MAX, count);
  const cells = Array.from({ length: trained }, (_, i) => Math.floor((i * count) / trained));
  return {
    public: [PUBLIC],
    ...(grid ? { cell: cells.map((cell) => cellKey(grid, cell)) } : {}),
    ...(teams ? { team: TEAMS.map(teamViewKey) } : {}),
    own: PLAYERS.map(ownKey),
    operator: [OPERATOR],
  };
}
