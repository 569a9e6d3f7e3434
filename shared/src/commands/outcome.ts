import type { Origin } from '../game/fields.js';
import { LIMITS } from '../wire/limits.js';
import type { Change } from '../wire/messages.js';
import type { Refusal } from './edit.js';
import type { Held, Place } from './place.js';

/** One thing that a command changed: what undo puts back, and what it compares with to find conflicts. */
export interface Touch {
  readonly place: Place;
  readonly origin: Origin;
  readonly before: Held;
  readonly after: Held;
  /** Of a row that went: the generation its slot was left with, if rows came and went there while it was done. */
  readonly left?: number;
}

/** How a command is undone: by putting values back, by another command, or not at all. */
export type Inverse =
  | { readonly kind: 'touches'; readonly touches: readonly Touch[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: { readonly [name: string]: unknown } }
  /** One after the other, the last one first. */
  | { readonly kind: 'several'; readonly inverses: readonly Inverse[] }
  /** `why`: this time not, though the command can be undone otherwise. */
  | { readonly kind: 'none'; readonly why?: string };

/** All that an inverse puts back. */
export function touchesOf(inverse: Inverse): readonly Touch[] {
  if (inverse.kind === 'several') return inverse.inverses.flatMap(touchesOf);
  return inverse.kind === 'touches' ? inverse.touches : [];
}

/** What became of a command. All but `done` have changed nothing. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly text: string;
      readonly changes: readonly Change[];
      readonly inverse: Inverse;
      /** The number that its giver has for what it is a step of; steps of one gesture are undone as one. */
      readonly gesture?: number;
    }
  | { readonly kind: 'refused' | 'conflict'; readonly text: string; readonly refusals: readonly Refusal[] };

/** A command that did what it should; without an inverse it cannot be undone. */
export function done(text: string, changes: readonly Change[] = [], inverse: Inverse = { kind: 'none' }): Outcome {
  return { kind: 'done', text, changes, inverse };
}

/** A command that did what it should and, otherwise than usual, cannot be undone: whoever reads of it reads why. */
export function doneForGood(text: string, why: string): Outcome {
  return done(`${text} (cannot be undone: ${why})`, [], { kind: 'none', why });
}

/** A command that changed nothing, and why. */
export function refuse(text: string, refusals: readonly Refusal[] = []): Outcome {
  return { kind: 'refused', text, refusals };
}

/** What several came to, in one: done when one of them was; undone by undoing each. */
export function joinOutcomes(outcomes: readonly Outcome[], what: string): Outcome {
  const good = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome] : []));
  const bad = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [] : [outcome]));
  const [first] = good;
  if (!first) return bad[0] ?? refuse('There is nothing to do.');
  const failed = bad.length === 0 ? '' : ` (not: ${bad.map(({ text }) => text).join(' ')})`;
  const count = good.length === outcomes.length ? `${good.length}` : `${good.length} of ${outcomes.length}`;
  const text = outcomes.length === 1 ? first.text : `${what} ${count}: ${good.map((one) => one.text).join(' ')}`;
  const inverses = good.map(({ inverse }) => inverse).filter(({ kind }) => kind !== 'none');
  const inverse: Inverse = inverses.length > 0 ? { kind: 'several', inverses } : first.inverse;
  return done(text + failed, good.flatMap(({ changes }) => changes).slice(0, LIMITS.changesPerAuditEntryMax), inverse);
}
