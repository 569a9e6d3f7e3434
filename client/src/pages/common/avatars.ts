import type { Game } from '@tickdeck/shared/game/game.js';
import type { Shown } from '../../net/frame.js';
import type { Point } from '../../scene/camera.js';

/** Finds a player's row among the avatars; works for every game, from its field table. */
export interface Avatars {
  /** Its index in the avatars' columns, or -1. */
  indexIn(shown: Shown, player: number): number;
  /** Where it is in the world, or undefined. */
  placeIn(shown: Shown, player: number): Point | undefined;
}

export function avatarsOf(game: Game): Avatars {
  const spec = game.state.tables[game.avatars];
  const owner = spec?.owner ?? '';
  const [x, y] = spec?.position ?? ['', ''];
  const indexIn = ({ tables }: Shown, player: number) => {
    const rows = tables[game.avatars];
    const owners = rows?.columns[owner];
    if (!rows || !owners || player === 0) return -1;
    for (let i = 0; i < rows.count; i++) if (owners[i] === player) return i;
    return -1;
  };
  return {
    indexIn,
    placeIn(shown, player) {
      const columns = shown.tables[game.avatars]?.columns;
      const index = indexIn(shown, player);
      const [atX, atY] = [columns?.[x]?.[index], columns?.[y]?.[index]];
      return atX === undefined || atY === undefined ? undefined : { x: atX, y: atY };
    },
  };
}
