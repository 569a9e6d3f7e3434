import type { Row } from '../../world/table.js';
import { NO_TEAM } from './kinds.js';
import type { SkirmishWorld } from './state.js';
import type { bots, ships } from './tables.js';

/** A cursor on one ship. */
export type Ship = Row<typeof ships.fields>;
/** A cursor on one bot's memory. */
export type Mind = Row<typeof bots.fields>;
/** What blocks the way; the rest of the world plays no part in movement. */
export type Ground = Pick<SkirmishWorld['tables'], 'rocks' | 'walls'>;

/** The ship of a player, if there is one. */
export function shipOf(world: SkirmishWorld, player: number): Ship | undefined {
  return ofPlayer(world.tables.ships, player);
}

/** The memory of the bot in a player's seat, if a bot sits there. */
export function mindOf(world: SkirmishWorld, player: number): Mind | undefined {
  return ofPlayer(world.tables.bots, player);
}

/** The key of a player in the document. */
export function playerKey(player: number): string {
  return `p${player}`;
}

/** What a player is called. */
export function nameOf({ document }: SkirmishWorld, player: number): string {
  return document.players[playerKey(player)]?.name ?? `Player ${player}`;
}

/** Everyone who does not share a team is an enemy, and without teams everyone else. */
export function areEnemies(team: number, other: number): boolean {
  return team === NO_TEAM || team !== other;
}

function ofPlayer<R>(
  table: {
    readonly high: number;
    readonly alive: Uint8Array;
    readonly columns: { readonly player: Float64Array };
    at(slot: number): R;
  },
  player: number,
): R | undefined {
  const { alive, columns, high } = table;
  for (let slot = 0; slot < high; slot++) {
    if (alive[slot] === 1 && columns.player[slot] === player) return table.at(slot);
  }
  return undefined;
}
