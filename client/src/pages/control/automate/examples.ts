import type { Game } from '@tickdeck/shared/game/game.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';

/** Questions that this game could really be asked. */
export interface Examples {
  readonly row: string;
  readonly value: string;
}

export function examplesOf({ state, avatars }: Pick<Game, 'state' | 'avatars'>): Examples {
  const columns = schemaOf(state).tables.find(({ name }) => name === avatars)?.columns ?? [];
  const counted = columns.find(({ field }) => field.kind === 'int' && field.unit !== '' && field.max <= 1000);
  const row = `${avatars.replace(/s$/, '')}[1]`;
  const value = `${row}.${counted?.name ?? columns[0]?.name ?? 'x'}`;
  return { row: `${value} < ${counted ? Math.round(counted.field.max / 5) : 1}`, value };
}
