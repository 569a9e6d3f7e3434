import type { Settings } from '@tickdeck/shared/commands/stage.js';
import { isTaken } from '../people/seat.js';
import type { Seats } from '../people/seats.js';
import type { Sessions } from '../people/sessions.js';
import type { RoomReport } from '../port.js';
import { BEAT_MS, BEAT_RATE, TIMING } from '../timing.js';
import type { MemoryBytes } from './lookout.js';
import { Tally } from './tally.js';

/** What a room counts from its first beat on. */
export interface Counts {
  overruns: number;
  skips: number;
  keyframes: number;
  mismatches: number;
}

export interface ReportDeps {
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly settings: Readonly<Settings>;
  readonly seatsMax: number;
  memoryBytes(): MemoryBytes;
}

/** The room's card for the lobby and the metrics, about once a second. */
export class Reporter {
  readonly counts: Counts = { overruns: 0, skips: 0, keyframes: 0, mismatches: 0 };
  private readonly beatMs = new Tally(2 * BEAT_RATE);

  constructor(private readonly deps: ReportDeps) {}

  /** Notes a beat that is over. */
  note(beatMs: number): void {
    this.beatMs.add(beatMs);
    if (beatMs > BEAT_MS) this.counts.overruns++;
  }

  /** Notes beats that were due and never made, because the room was too far behind. */
  noteMissed(beats: number): void {
    this.counts.overruns += beats;
  }

  isDue(beat: number): boolean {
    return beat === 1 || beat % TIMING.reportEveryBeats === 0;
  }

  make(beat: number, tick: number): RoomReport {
    const { sessions, seats, settings, seatsMax, memoryBytes } = this.deps;
    const { paused, speed } = settings;
    const players = seats.all.filter((seat) => seat.sitter.kind === 'person').length;
    return {
      kind: 'report',
      beat,
      tick,
      players,
      bots: seats.all.filter((seat) => !isTaken(seat)).length,
      watchers: sessions.size - players,
      seatsMax,
      paused,
      speed,
      ...this.counts,
      beatMs: this.beatMs.flush(),
      arrayBufferBytes: memoryBytes().arrayBuffers,
    };
  }
}
