import { LIMITS } from '../wire/limits.js';
import type { AuditEntry, Change } from '../wire/messages.js';
import type { Inverse, Touch } from './outcome.js';
import { isSame, keyOfPlace } from './place.js';
import { sayChanges } from './transaction.js';

/** What a command came to, as the log has it. */
interface Step {
  readonly entry: Omit<AuditEntry, 'id' | 'undoable'>;
  readonly inverse: Inverse;
}

/**
 * The steps of a gesture so far and the next one as a single command, which takes back all of them: to what was before the first.
 * undefined when somebody or something has come between: then they are two commands.
 * @param isTaken - whether another operator has set the place since.
 */
export function joinSteps(before: Step, next: Step, isTaken: (touch: Touch) => boolean): Step | undefined {
  if (before.inverse.kind !== 'touches' || next.inverse.kind !== 'touches') return undefined;
  const touches = joinTouches(before.inverse.touches, next.inverse.touches, isTaken);
  if (!touches) return undefined;
  const changes = joinChanges(before.entry.changes, next.entry.changes);
  return { entry: { ...next.entry, changes, text: sayChanges(changes) }, inverse: { kind: 'touches', touches } };
}

function joinTouches(
  before: readonly Touch[],
  next: readonly Touch[],
  isTaken: (touch: Touch) => boolean,
): readonly Touch[] | undefined {
  const joined = new Map(before.map((touch) => [keyOfPlace(touch.place), touch]));
  for (const touch of next) {
    const key = keyOfPlace(touch.place);
    const first = joined.get(key);
    if (first && (isTaken(first) || (first.origin === 'settled' && !isSame(first.after, touch.before))))
      return undefined;
    joined.set(key, { ...touch, before: first ? first.before : touch.before });
  }
  return [...joined.values()];
}

function joinChanges(before: readonly Change[], next: readonly Change[]): readonly Change[] {
  const joined = new Map(before.map((change) => [keyOf(change), change]));
  for (const change of next) {
    joined.set(keyOf(change), { ...change, before: joined.get(keyOf(change))?.before ?? change.before });
  }
  return [...joined.values()].slice(0, LIMITS.changesPerAuditEntryMax);
}

function keyOf({ where, row }: Change): string {
  return `${row} ${where}`;
}
