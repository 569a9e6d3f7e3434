import type { Entry, EntryOf } from '@tickdeck/shared/automation/entries.js';
import { termsOfStage } from '@tickdeck/shared/automation/keep.js';
import type { Actor, Stage } from '@tickdeck/shared/commands/stage.js';
import { type Expression, understand } from '@tickdeck/shared/expressions/expression.js';
import type { Subject } from '@tickdeck/shared/expressions/subject.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Reply } from '@tickdeck/shared/wire/messages.js';

/** What those that act on entries work with. */
export interface Kit {
  readonly stage: Stage;
  readonly subject: Subject;
  /** Gives a command as anybody else would: checked, run between ticks, audited. */
  give(name: string, args: { readonly [name: string]: Value }, actor: Omit<Actor, 'at'>): Reply;
  /** Notes in the audit list what an entry found, beside the commands that it gives. */
  note(what: string, id: number, entry: Entry, text: string): void;
  /** A line on the screens of these. */
  tell(whom: EntryOf<'rule'>['tell'], owner: Entry, text: string): void;
}

/** Who gives the commands of an entry: by the right of its owner, but not as the owner, who would else undo them unawares. */
export function actorOf(id: number, { kind, by, role, pass }: Entry): Omit<Actor, 'at'> {
  return { session: 0, person: `${kind} ${id}`, who: `${kind} ${id} of ${by}`, role, pass };
}

/** What an entry asks; it was understood when the entry was made. */
export function conditionOf({ stage }: Kit, text: string): Expression {
  const understood = understand(text, termsOfStage(stage), { wants: 'condition' });
  if (understood.kind === 'bad') throw new Error(understood.why);
  return understood.expression;
}
