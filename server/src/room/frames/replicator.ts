import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { type History, type Moment, seenAt } from '@tickdeck/shared/world/history.js';
import type { View } from '@tickdeck/shared/world/view.js';
import type { Ledger } from './ledger.js';

/** A view's chunk for one beat; no bytes when receivers expect just what is. */
export interface Chunk {
  readonly bytes: Uint8Array | undefined;
}

interface Encoded {
  readonly baseline: number;
  readonly predecessor: number;
  readonly chunk: Chunk;
}

/** What this beat's chunks of one view were made against, and its hash once somebody wanted it. */
interface Sheet {
  /** Few: most sessions have the same. */
  readonly encoded: Encoded[];
  readonly baselines: Set<number>;
  hash: number | undefined;
}

/** Encodes each shared view once a beat for everyone at the same baseline: the cost does not grow with the number of sessions. */
export class Replicator {
  /** Chunks encoded since the start. */
  encodings = 0;
  private sheets = new Map<View, Sheet>();
  private moment: Moment | undefined;

  constructor(
    private readonly history: History,
    private readonly ledger: Ledger,
  ) {}

  /** Turns to a new beat. */
  begin(moment: Moment): void {
    this.moment = moment;
    this.sheets = new Map();
  }

  /** Whether a chunk against this baseline is made already or may still be; most sessions are at the beat before, which always may. */
  isOpen(view: View, baseline: number): boolean {
    if (baseline === 0 || baseline === this.now.beat - 1) return true;
    const { baselines } = this.sheet(view);
    return baselines.has(baseline) || baselines.size < LIMITS.baselinesPerViewMax;
  }

  /** The chunk for receivers that have the states of these beats; 0 for none. Both must still be in history. */
  chunk(view: View, baseline: number, predecessor: number): Chunk {
    const { encoded, baselines } = this.sheet(view);
    // Asked for by every session in every beat.
    for (let i = 0; i < encoded.length; i++) {
      const known = encoded[i] as Encoded;
      if (known.baseline === baseline && known.predecessor === predecessor) return known.chunk;
    }
    const [base, previous, now] = [
      this.stateAt(view, baseline),
      this.stateAt(view, predecessor),
      seenAt(this.now, view),
    ];
    const chunk = { bytes: encodeState(view, base, previous, now) };
    this.ledger.examine(chunk.bytes, view, base, previous, now);
    this.encodings++;
    encoded.push({ baseline, predecessor, chunk });
    baselines.add(baseline);
    return chunk;
  }

  /** Hash of what the view shows in this beat. */
  hash(view: View): number {
    const sheet = this.sheet(view);
    sheet.hash ??= hashView(seenAt(this.now, view));
    return sheet.hash;
  }

  private get now(): Moment {
    if (!this.moment) throw new Error('no beat has begun');
    return this.moment;
  }

  private stateAt(view: View, beat: number) {
    if (beat === 0) return undefined;
    const moment = this.history.at(beat);
    if (!moment) throw new Error(`beat ${beat} is not in history any more`);
    return seenAt(moment, view);
  }

  private sheet(view: View): Sheet {
    const known = this.sheets.get(view);
    if (known) return known;
    const sheet: Sheet = { encoded: [], baselines: new Set(), hash: undefined };
    this.sheets.set(view, sheet);
    return sheet;
  }
}
