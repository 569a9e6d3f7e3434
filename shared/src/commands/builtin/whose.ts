import { text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import type { Refusal } from '../edit.js';
import type { People } from '../stage.js';

/** Arguments that name a seat, and whose it is. */
export const player = { kind: 'player' } as const;
export const device = text(LIMITS.deviceKeyCharsMax);

/** What speaks against doing something with a seat that was theirs: it is gone, or another has it by now. */
export function whyNotTheirs(people: People, player: number, device: string): Refusal | undefined {
  const where = `seat of player ${player}`;
  const owner = people.owner({ player });
  if (!owner) return { where, why: 'is gone' };
  if (owner.device === device) return undefined;
  return { where, why: `was left to ${nameOf(people, device)} and is ${owner.name}’s now` };
}

/** What they are called, also who was here long ago. */
export function nameOf(people: People, device: string): string {
  return people.owner({ device })?.name ?? 'somebody';
}
