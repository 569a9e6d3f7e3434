import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { NO_CELLS } from '@tickdeck/shared/world/cells.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import type { Snapshot } from '@tickdeck/shared/world/snapshot.js';
import { project, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import type { Ledger } from './ledger.js';

/** One session's own view. Nobody shares it, so its states are kept here and not, for every player, in every beat of history. */
export class OwnView {
  private base: ViewState | undefined;
  private previous: ViewState | undefined;
  private now: ViewState | undefined;
  /** One that is not needed any more. */
  private spare: ViewState | undefined;

  constructor(readonly view: View) {}

  /** The chunk of this beat, or undefined when its player expects just what is. */
  encode(
    snapshot: Snapshot,
    has: { readonly baseline: number; readonly predecessor: number },
    ledger: Ledger,
  ): Uint8Array | undefined {
    // What did not go out in the end is of no use to anybody.
    const spare = this.now === this.base ? this.spare : this.now;
    this.now = project(snapshot, this.view, NO_CELLS, spare);
    const base = has.baseline > 0 ? this.base : undefined;
    const previous = has.predecessor > 0 ? this.previous : undefined;
    const chunk = encodeState(this.view, base, previous, this.now);
    ledger.examine(chunk, this.view, base, previous, this.now);
    return chunk;
  }

  /** Hash of what was encoded last. */
  hash(): number {
    if (!this.now) throw new Error('nothing was encoded');
    return hashView(this.now);
  }

  /** The frame with the last chunk went out. */
  sent(): void {
    this.spare = this.previous;
    this.previous = this.base;
    this.base = this.now;
  }
}
