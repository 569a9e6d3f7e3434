import { type CostLine, costLines, costOf } from '@tickdeck/shared/wire/cost.js';
import { countRows, type RowCounts } from '@tickdeck/shared/wire/cost-rows.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Bandwidth, FieldBits, RowBits, ViewBits } from '@tickdeck/shared/wire/messages.js';
import type { View, ViewState } from '@tickdeck/shared/world/view.js';
import type { Board } from '../board.js';
import type { Session } from '../people/session.js';
import type { FromRoom } from '../port.js';
import { TIMING } from '../timing.js';
import type { Span } from './frame-sheet.js';

export interface LedgerDeps {
  readonly board: Board;
  emit(message: FromRoom): void;
}

/** A frame, and the chunks in it: one for each of its views, or none where that is as expected. */
export interface Sent {
  readonly span: Span;
  readonly views: readonly View[];
  readonly chunks: readonly (Uint8Array | undefined)[];
}

/** What views of one kind took. */
interface Account {
  bytes: number;
  /** Chunks that were looked into. */
  samples: number;
  readonly lines: readonly CostLine[];
  /** Of those, by line, as often as they were sent. */
  readonly sampledBits: Float64Array;
  /** Rows that they told of, by line. */
  readonly rows: readonly RowCounts[];
}

/** What a chunk that is looked into is made of, and how often it was sent. */
interface Sample {
  readonly account: Account;
  readonly bits: Float64Array;
  times: number;
}

/** What one session's frames took, in bytes. */
interface Bill {
  framing: number;
  readonly views: Map<string, number>;
}

/**
 * Where the bytes of frames go. Those of each session and view are counted; how a view's divide among its fields is sampled, for
 * finding out costs about as much as encoding. Nothing is done while nobody watches.
 */
export class Ledger {
  private beat = 0;
  private since = 0;
  private life: 'idle' | 'counting' = 'idle';
  private accounts = new Map<string, Account>();
  private bills = new Map<number, Bill>();
  /** Of this beat's chunks. */
  private readonly samples = new Map<Uint8Array, Sample>();

  constructor(private readonly deps: LedgerDeps) {}

  /** Turns to a new beat. */
  begin(beat: number): void {
    this.beat = beat;
    this.samples.clear();
  }

  /** Looks into a chunk that was just made of these states, if it is one of the sample. */
  examine(
    chunk: Uint8Array | undefined,
    view: View,
    base: ViewState | undefined,
    previous: ViewState | undefined,
    now: ViewState,
  ): void {
    if (!chunk || this.life === 'idle') return;
    const account = this.accountOf(view);
    // Views of a player or cell are many: each has its own turn.
    const turn = this.beat + view.player + view.cell;
    if (account.samples > 0 && turn % TIMING.costEveryBeats !== 0) return;
    account.samples++;
    this.samples.set(chunk, { account, bits: costOf(view, base, previous, now), times: 0 });
    countRows(view, base, previous, now, account.rows);
  }

  /** Counts a frame that a session is given. */
  count({ number }: Session, { span, views, chunks }: Sent): void {
    if (this.life === 'idle') return;
    const bill = this.billOf(number);
    let framing = span.length;
    for (const [index, chunk] of chunks.entries()) {
      if (!chunk) continue;
      framing -= chunk.length;
      const view = views[index] as View;
      bill.views.set(view.kind, (bill.views.get(view.kind) ?? 0) + chunk.length);
      this.accountOf(view).bytes += chunk.length;
      const sample = this.samples.get(chunk);
      if (sample) sample.times++;
    }
    bill.framing += framing;
  }

  /** All frames of a beat are counted; tells those that watch when it is time. */
  tell(beat: number): void {
    this.settle();
    if (beat % TIMING.bandwidthEveryBeats !== 0) return;
    const readers = this.deps.board.readers('bandwidth');
    if (readers.length > 0 && this.life === 'counting') {
      this.deps.emit({ kind: 'tell', sessions: readers, message: this.sum(beat) });
    }
    this.life = readers.length > 0 ? 'counting' : 'idle';
    this.since = beat;
    this.accounts = new Map();
    this.bills = new Map();
  }

  /** Adds what was looked into in this beat: once, for however many it was sent to. */
  private settle(): void {
    for (const { account, bits, times } of this.samples.values()) {
      for (let i = 0; i < bits.length; i++) {
        account.sampledBits[i] = (account.sampledBits[i] as number) + times * (bits[i] as number);
      }
    }
  }

  private sum(beat: number): Bandwidth {
    const kinds = [...this.accounts.keys()];
    const sessions = [...this.bills].map(([session, { framing, views }]) => ({
      session,
      framing: 8 * framing,
      views: kinds.map((kind) => 8 * (views.get(kind) ?? 0)),
    }));
    const views = [...this.accounts].map(([kind, account]) => viewBits(kind, account));
    return { kind: 'bandwidth', beat, beats: beat - this.since, views, sessions };
  }

  private billOf(session: number): Bill {
    const bill = this.bills.get(session) ?? { framing: 0, views: new Map() };
    this.bills.set(session, bill);
    return bill;
  }

  private accountOf(view: View): Account {
    let account = this.accounts.get(view.kind);
    if (!account) {
      const lines = costLines(view);
      account = {
        bytes: 0,
        samples: 0,
        lines,
        sampledBits: new Float64Array(lines.length),
        rows: lines.map(() => new Map()),
      };
      this.accounts.set(view.kind, account);
    }
    return account;
  }
}

/** All bits of a view, divided as those of the sample were: there is one, for the first chunk is always looked into. */
function viewBits(view: string, { bytes, lines, sampledBits, rows }: Account): ViewBits {
  const bits = 8 * bytes;
  const sampled = sampledBits.reduce((sum, one) => sum + one, 0);
  const fields: FieldBits[] = lines.map((line, index) => {
    const own = (bits * (sampledBits[index] as number)) / sampled;
    return { ...line, bits: own, rows: topRows(rows[index] as RowCounts, own) };
  });
  return { view, bits, fields: fields.filter((one) => one.bits > 0).sort((a, b) => b.bits - a.bits) };
}

/** The rows that most of a line's bits were for. */
function topRows(counts: RowCounts, bits: number): readonly RowBits[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts].map(([row, count]) => ({ row, bits: (bits * count) / total }));
  return rows.sort((a, b) => b.bits - a.bits || a.row - b.row).slice(0, LIMITS.rowBitsMax);
}
