import type { Origin } from '../game/fields.js';
import type { Change } from '../wire/messages.js';
import type { Refusal } from './edit.js';
import type { Held, Place } from './place.js';

/** One thing that a command changed: what undo puts back, and what it compares with to find conflicts. */
export interface Touch {
  readonly place: Place;
  readonly origin: Origin;
  readonly before: Held;
  readonly after: Held;
}

/** How a command is undone: by putting values back, by another command, or not at all. */
export type Inverse =
  | { readonly kind: 'touches'; readonly touches: readonly Touch[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: { readonly [name: string]: unknown } }
  | { readonly kind: 'none' };

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

/** A command that changed nothing, and why. */
export function refuse(text: string, refusals: readonly Refusal[] = []): Outcome {
  return { kind: 'refused', text, refusals };
}
