import type { AuditEntry } from '@tickdeck/shared/wire/messages.js';
import type { Spot } from './leaf.js';

/**
 * Who changed a value last, as far as it is known: operators from the audit list; of the others only what the schema says of the field.
 * @param entries - newest first
 * @param isNow - whether the value is what that text of the audit list says
 * @param since - how long ago an entry was, for people
 */
export function changedBy(
  { where, row, origin }: Pick<Spot, 'where' | 'row' | 'origin'>,
  entries: readonly AuditEntry[],
  isNow: (said: string) => boolean,
  since: (entry: AuditEntry) => string,
): string {
  for (const entry of entries) {
    if (entry.outcome !== 'done') continue;
    const change = entry.changes.find((one) => one.where === where && one.row === row);
    if (!change) continue;
    const by = `${entry.who}, ${since(entry)}`;
    if (isNow(change.after)) return `${by}: ${change.before} → ${change.after} (entry ${entry.id})`;
    return `${moverOf(origin)}, after ${by}, had set ${change.after} (entry ${entry.id})`;
  }
  return `${moverOf(origin)}; no operator has set it since the audit list begins`;
}

function moverOf(origin: Spot['origin']): string {
  switch (origin) {
    case 'driven':
      return 'the simulation, which decides it every tick';
    case 'settled':
      return 'the game, at an event such as a join or a player’s deed';
    case 'told':
      return 'the game, or nobody';
  }
}
