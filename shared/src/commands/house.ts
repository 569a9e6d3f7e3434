import type { Mark } from './marks.js';
import type { Pass } from './passes.js';

/** What a command asks of the host as a whole, to be done when its beat has said so; all that outlives the room. */
export type Errand =
  /** Keep this mark, new or changed; `address`: a ban covers where its device was seen last. */
  | { readonly kind: 'mark'; readonly mark: Mark; readonly covers: 'device' | 'address' }
  /** Make a link that grants this; the answer to the command shows it. */
  | { readonly kind: 'make-link'; readonly pass: Pass }
  /** Keep this pass as it is now. */
  | { readonly kind: 'pass'; readonly pass: Pass };

/** What the host as a whole knows, as commands see it. */
export interface House {
  /** All that is kept about a device, oldest first. */
  marksOn(device: string): readonly Mark[];
  mark(id: string): Mark | undefined;
  pass(id: string): Pass | undefined;
  /** How many links work. */
  passCount(at: number): number;
  ask(errand: Errand): void;
}
