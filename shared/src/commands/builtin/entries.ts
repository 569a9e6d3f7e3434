import { keepNew, ownedBy, placeOf, replaceEntry } from '../../automation/keep.js';
import { flag, number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand, ranksAtLeast } from '../command.js';
import { refuse } from '../outcome.js';
import type { Actor, Stage } from '../stage.js';

const entry = number({ min: 1, max: 0x3fffffff, initial: 1, label: 'Number' });

/** What a room keeps for its operators, taken together: breakpoints, watches, schedules, rules and bookmarks. */
export const entryCommands: readonly Command[] = [
  defineCommand({
    name: 'bookmark',
    label: 'Bookmark',
    says: 'Marks this tick, with a note, to come back to.',
    about: 'room',
    role: 'moderator',
    risk: 'R0',
    undo: 'own',
    args: { note: text(LIMITS.reasonCharsMax) },
    apply: (stage, { note }, actor) =>
      keepNew(stage, { kind: 'bookmark', tick: stage.world.tick, note, ...ownedBy(actor, 0) }),
  }),
  defineCommand({
    name: 'cancel',
    label: 'Cancel',
    says: 'Takes a breakpoint, watch, schedule, rule or bookmark away.',
    about: 'panel',
    role: 'moderator',
    risk: 'R0',
    undo: 'own',
    args: { entry },
    apply(stage, { entry: id }, actor) {
      const found = findEntry(stage, id, actor);
      return typeof found === 'string' ? refuse(found) : replaceEntry(stage, placeOf(found.kind, id), undefined);
    },
  }),
  defineCommand({
    name: 'switch',
    label: 'Switch on or off',
    says: 'Lets a breakpoint, schedule or rule rest, or wakes it.',
    about: 'panel',
    role: 'moderator',
    risk: 'R0',
    undo: 'own',
    args: { entry, on: flag(true) },
    apply(stage, { entry: id, on }, actor) {
      const found = findEntry(stage, id, actor);
      return typeof found === 'string' ? refuse(found) : replaceEntry(stage, placeOf(found.kind, id), { ...found, on });
    },
  }),
];

/** An entry that this actor may touch, or why not: whoever set it up must not be more powerful. */
function findEntry({ entries }: Stage, id: number, { role }: Actor) {
  const found = entries.get(id);
  if (!found) return `There is nothing with the number ${id} (any more).`;
  return ranksAtLeast(role, found.role) ? found : `${found.by} set it up, as ${found.role}; you are ${role}.`;
}
