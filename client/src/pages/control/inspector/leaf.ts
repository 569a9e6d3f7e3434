import type { Leaf } from '@tickdeck/shared/commands/place.js';
import type { Origin } from '@tickdeck/shared/game/fields.js';
import type { Edit } from '@tickdeck/shared/wire/messages.js';

/** How a person changes one value. Values are as they stand in the state. */
export type Editor =
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit: string;
      /** A slider beside the number, for what is tuned by feel. */
      readonly slider: 'slider' | 'none';
    }
  | { readonly kind: 'angle'; readonly turn: number }
  | { readonly kind: 'moment'; readonly max: number }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'flag'; readonly on: Leaf; readonly off: Leaf }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  /** The id of a row; the rows there are, are asked for when somebody is about to choose. */
  | { readonly kind: 'row'; options(): readonly Option[]; show(value: Leaf): string };

export interface Option {
  readonly value: Leaf;
  readonly name: string;
}

/** One value of the state that can be seen and set: a field of a row, or a leaf of the document. */
export interface Spot {
  /** Equal for the same place and for no other: of two rows that had one slot each has its own. */
  readonly key: string;
  /** How refusals and the audit list call it: `ships[#3].hp`. */
  readonly where: string;
  /** Id of the row it is of; 0 for a leaf of the document. */
  readonly row: number;
  readonly label: string;
  /** The name in the schema, where the label says more. */
  readonly name: string;
  /** Range and unit, for people. */
  readonly hint: string;
  readonly editor: Editor;
  /** A field of a row or any leaf stands in one line; what is tuned by feel gets two, with its range. */
  readonly room: 'line' | 'tuned';
  /** `read`: counts by itself, nobody sets it. */
  readonly access: 'edit' | 'read';
  /** Who decides it when no operator does; a place of the document has no more than a game that may have `told` it. */
  readonly origin: Origin | 'told';
  /** What it is when nobody has said anything else. */
  readonly initial: Leaf;
  /** Under which names the account of what is sent has it: table or part, and field. */
  readonly sent: { readonly of: string; readonly field: string };
  /** The value now; undefined when it is gone. */
  now(): Leaf | undefined;
  /** A value in words. */
  show(value: Leaf): string;
  /** A value as the audit list says it. */
  say(value: Leaf): string;
  /** Why it may not be this, in the host's words, as far as is known here; undefined when nothing is against it. */
  whyNot(value: Leaf): string | undefined;
  edit(value: Leaf): Edit;
}

/** A value as a chart draws it; undefined for what has no number. */
export function numberOf({ editor }: Spot, value: Leaf): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const at = editor.kind === 'choice' ? editor.options.findIndex((option) => option.value === value) : -1;
  return at < 0 ? undefined : at;
}
