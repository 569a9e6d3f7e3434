import type { Refusal } from '../commands/edit.js';
import { type Outcome, refuse } from '../commands/outcome.js';
import type { Place } from '../commands/place.js';
import type { Actor, Stage } from '../commands/stage.js';
import { changed, sayRefusals } from '../commands/transaction.js';
import { writeTouches } from '../commands/write.js';
import { type Asked, type Expression, understand } from '../expressions/expression.js';
import { type Terms, termsOf } from '../expressions/terms.js';
import type { Entry, EntryKind } from './entries.js';

/** Keeps a new entry, if there is a place for it. */
export function keepNew(stage: Stage, entry: Entry): Outcome {
  const why = stage.entries.whyNoPlaceFor(entry);
  if (why) return refuse(why);
  return replaceEntry(stage, placeOf(entry.kind, stage.entries.takeId()), entry);
}

/** Puts another entry, or none, in the place of one; whoever undoes that puts the old one back. */
export function replaceEntry(
  stage: Stage,
  place: Extract<Place, { kind: 'entry' }>,
  after: Entry | undefined,
): Outcome {
  const touches = [{ place, origin: 'settled', before: stage.entries.get(place.id), after }] as const;
  writeTouches(stage, touches, 'after');
  return changed(stage, touches);
}

export function placeOf(of: EntryKind, id: number): Extract<Place, { kind: 'entry' }> {
  return { kind: 'entry', of, id };
}

/** What all entries of somebody have in common. */
export function ownedBy({ who: by, person, role, pass }: Actor, steps: number) {
  return { by, person, role, pass, on: true, steps };
}

/** What expressions can speak of in the game that is played there. */
export function termsOfStage({ world, people }: Stage): Terms {
  return termsOf({ state: world.state, avatars: people.avatars });
}

/** What an argument asks, or why that cannot be asked. */
export function ask(stage: Stage, where: string, text: string, asked: Asked): Expression | Refusal {
  const understood = understand(text, termsOfStage(stage), asked);
  return understood.kind === 'good' ? understood.expression : { where, why: understood.why };
}

/** Everything that speaks against it; undefined when nothing does. */
export function refuseFor(refusals: readonly Refusal[]): Outcome | undefined {
  return refusals.length > 0 ? refuse(sayRefusals(refusals), refusals) : undefined;
}
