import type { Leaf } from '@tickdeck/shared/commands/place.js';
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
  /** How refusals and the audit list call it: `ships[3].hp`. */
  readonly where: string;
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
  /** The value now; undefined when it is gone. */
  now(): Leaf | undefined;
  /** A value in words. */
  show(value: Leaf): string;
  edit(value: Leaf): Edit;
}
