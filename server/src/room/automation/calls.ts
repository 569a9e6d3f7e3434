import { callsOf, type EntryOf } from '@tickdeck/shared/automation/entries.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { actorOf, type Kit } from './kit.js';

/** Gives all commands of an entry, one after the other, whatever becomes of them. @returns what became of them, in a line */
export function giveAll(kit: Kit, id: number, entry: EntryOf<'schedule' | 'rule'>): string {
  const actor = actorOf(id, entry);
  const said = callsOf(entry).map(({ name, args }) => {
    const { outcome, text } = kit.give(name, args, actor);
    return outcome === 'done' ? text : `refused: ${text}`;
  });
  return said.join(' ').slice(0, LIMITS.textCharsMax);
}
