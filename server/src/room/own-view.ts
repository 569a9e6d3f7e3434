import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import type { Snapshot } from '@tickdeck/shared/world/snapshot.js';
import { project, type View, type ViewState } from '@tickdeck/shared/world/view.js';
import type { Ledger } from './ledger.js';

/** One session's own view. Nobody shares it, so its states are kept here and not, for every player, in every beat of history. */
export class OwnView {
  private base: ViewState | undefined;
  private previous: ViewState | undefined;
  private now: ViewState | undefined;

  constructor(readonly view: View) {}

  /** The chunk of this beat, or undefined when its player expects just what is. */
  encode(
    snapshot: Snapshot,
    has: { readonly baseline: number; readonly predecessor: number },
    ledger: Ledger,
  ): Uint8Array | undefined {
    this.now = project(snapshot, this.view);
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
    this.previous = this.base;
    this.base = this.now;
  }
}
