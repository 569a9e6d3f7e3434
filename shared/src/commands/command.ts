import type { Call } from '../automation/entries.js';
import type { Shape, ValueOf } from '../game/document.js';
import { ROLES, type Role } from '../wire/messages.js';
import type { Edit } from './edit.js';
import type { Needs } from './needs.js';
import type { Outcome } from './outcome.js';
import type { Actor, Stage } from './stage.js';
import type { LeafShape } from './values.js';

/**
 * One argument of a command: a value of a shape (left out, it is the shape's initial one), a transaction, the number of a player or
 * session, of whom the command is about or of `another` (left out, it is 0: none; `label` is what it is asked for as), where on the ground, in world units (0: x, 1: y), the name of a table (`placeable`: of one that
 * rows can be put into by hand), or why somebody does this, which must not be left out. A row is the id of one of `table`, or, where that is empty, of the table that the command's
 * argument of kind `table` names (left out, it is 0: none). `calls` are other commands, to be given later.
 */
export type Argument =
  | LeafShape
  | { readonly kind: 'edits' }
  /** At most `max`, or else `LIMITS.callsPerEntryMax`. */
  | { readonly kind: 'calls'; readonly max?: number }
  | { readonly kind: 'player' }
  | { readonly kind: 'session'; readonly whose?: 'another'; readonly label?: string }
  | { readonly kind: 'table'; readonly rows?: 'placeable' }
  | { readonly kind: 'row'; readonly table: string }
  | { readonly kind: 'axis'; readonly axis: 0 | 1 }
  | { readonly kind: 'reason' };

export interface ArgumentShapes {
  readonly [name: string]: Argument;
}

/** What a command's `apply` gets, by its argument shapes. */
export type ArgumentsOf<A extends ArgumentShapes> = {
  readonly [K in keyof A]: A[K] extends { readonly kind: 'edits' }
    ? readonly Edit[]
    : A[K] extends { readonly kind: 'calls' }
      ? readonly Call[]
      : A[K] extends { readonly kind: 'player' | 'session' | 'row' | 'axis' }
        ? number
        : A[K] extends { readonly kind: 'table' | 'reason' }
          ? string
          : A[K] extends Shape
            ? ValueOf<A[K]>
            : never;
};

/**
 * How bad a mistake would be: R0 hurts nobody, R1 is seen by all and easily taken back (both are done at once), R2 is hard to take
 * back (a button must be held), R3 destroys (the room's name must be typed).
 */
export type Risk = 'R0' | 'R1' | 'R2' | 'R3';

/**
 * How a command is taken back: what it is in the world and the settings that it changed is noted and put back (`recorded`: whoever
 * writes the command need do nothing), its outcome says how (`own`), or not at all, and why not: `everybody has read it`.
 */
export type Undo = 'recorded' | 'own' | { readonly never: string };

/**
 * What a command is about, and so where it is offered beside the palette: the whole room; a person (an argument of kind `player` or
 * `session`); a row (of kind `row`); a place on the ground (two of kind `axis`); or a panel that has a control of its own for it.
 */
export type About = 'room' | 'person' | 'row' | 'ground' | 'panel';

/** Something that people do besides steering; buttons, palette, HTTP routes and audit are all made from these entries. */
export interface Command<A extends ArgumentShapes = ArgumentShapes> {
  readonly name: string;
  readonly label: string;
  /** What it does, in one sentence for a person who has never used it. */
  readonly says: string;
  readonly about: About;
  /** Least role that may. */
  readonly role: Role;
  readonly risk: Risk;
  readonly undo: Undo;
  /** Of a command about a person: whoever has it not is refused, and menus say so beforehand. */
  readonly needs?: Needs;
  readonly args: A;
  /** Runs inside a beat on checked arguments. An outcome other than `done` must have changed nothing. */
  apply(stage: Stage, args: ArgumentsOf<A>, actor: Actor): Outcome;
}

/** Declares a command; erased to the generic form that registries keep. */
export function defineCommand<const A extends ArgumentShapes>(command: Command<A>): Command {
  // `apply` is only ever called with what checkArguments made from this command's own shapes.
  return command as unknown as Command;
}

/** Why a command cannot be undone; undefined when it can. */
export function whyFinal({ undo }: Pick<Command, 'undo'>): string | undefined {
  return typeof undo === 'object' ? undo.never : undefined;
}

/** Whether a role is at least as powerful as another. */
export function ranksAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
