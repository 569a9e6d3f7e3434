import type { Shape, Value } from '../game/document.js';
import type { Field } from '../game/fields.js';
import type { Role } from '../wire/messages.js';

/** One argument of a command. */
export type Argument = Shape | { readonly kind: 'edits' } | { readonly kind: 'player' };

/** How bad a mistake would be: R0 private and reversible … R3 destructive. */
export type Risk = 'R0' | 'R1' | 'R2' | 'R3';

export interface Command {
  readonly name: string;
  readonly label: string;
  readonly role: Role;
  readonly risk: Risk;
  readonly args: { readonly [name: string]: Argument };
  readonly apply: unknown;
}
export type { Field, Value };
