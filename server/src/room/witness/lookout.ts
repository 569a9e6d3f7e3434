import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { BEAT_MS, BEAT_RATE } from '../timing.js';
import type { Alerts } from './alerts.js';

/** So many late beats within this span are no hiccup any more. */
const LATE_BEATS_MAX = 12;
const LATE_SPAN_BEATS = 2 * BEAT_RATE;
/** The first seconds of a room are slow on every machine: its code is not compiled yet. */
const WARM_UP_BEATS = 5 * BEAT_RATE;
/** So many sessions that go within this span, and a third of all, went for one reason. */
const LOST_MIN = 4;
const LOST_SHARE = 1 / 3;
const LOST_SPAN_BEATS = 2 * BEAT_RATE;
/** Part of a limit of memory that is near it; garbage may reach it for a moment, but not for so many reports. */
const NEAR = 0.85;
const NEAR_REPORTS = 5;

const BYTES_PER_MIB = 1_048_576;

/** Memory of the room's thread, in bytes. */
export interface MemoryBytes {
  readonly arrayBuffers: number;
  readonly heap: number;
}

/** Watches for what no single beat shows, and raises alerts. */
export class Lookout {
  /** Beats of the last late ones, oldest first. */
  private late: number[] = [];
  private worstMs = 0;
  private lost: number[] = [];
  private nearReports = 0;

  /** @param onBurst - many beats in a row were late. */
  constructor(
    private readonly alerts: Alerts,
    private readonly onBurst: (text: string) => void,
  ) {}

  /** Notes how long a beat took. */
  note(beat: number, beatMs: number): void {
    if (beatMs > BEAT_MS) this.noteLate(beat, beatMs);
  }

  /** Notes beats that were due and will never be made. */
  noteMissed(beat: number, count: number): void {
    for (let i = Math.min(count, LATE_BEATS_MAX); i > 0; i--) this.noteLate(beat, count * BEAT_MS);
  }

  /** Notes that a session went by itself. @param left - how many are still there. */
  noteLost(beat: number, left: number): void {
    this.lost = [...this.lost.filter((one) => one > beat - LOST_SPAN_BEATS), beat];
    const { length } = this.lost;
    if (length < LOST_MIN || length < LOST_SHARE * (left + length)) return;
    this.alerts.raise('linksLost', `${length} of ${left + length} sessions went within two seconds.`);
  }

  /** Once a second. */
  noteMemory({ arrayBuffers, heap }: MemoryBytes): void {
    const { roomArrayBufferBytesMax, roomHeapMiBMax } = LIMITS;
    const share = Math.max(arrayBuffers / roomArrayBufferBytesMax, heap / (roomHeapMiBMax * BYTES_PER_MIB));
    this.nearReports = share >= NEAR ? this.nearReports + 1 : 0;
    if (this.nearReports < NEAR_REPORTS) return;
    const [buffers, objects] = [arrayBuffers, heap].map((bytes) => Math.round(bytes / BYTES_PER_MIB));
    const text = `The room holds ${buffers} MiB in arrays and ${objects} MiB in objects; it is started anew when it has more than`;
    this.alerts.raise('memory', `${text} ${roomArrayBufferBytesMax / BYTES_PER_MIB} or ${roomHeapMiBMax} MiB.`);
  }

  private noteLate(beat: number, beatMs: number): void {
    if (beat < WARM_UP_BEATS) return;
    this.worstMs = Math.max(this.worstMs, beatMs);
    this.late = [...this.late, beat].slice(-LATE_BEATS_MAX);
    if (this.late.length < LATE_BEATS_MAX || (this.late[0] as number) < beat - LATE_SPAN_BEATS) return;
    const text = `${LATE_BEATS_MAX} beats within two seconds took longer than ${BEAT_MS.toFixed(1)} ms, the worst ${this.worstMs.toFixed(0)} ms.`;
    this.late = [];
    this.worstMs = 0;
    this.alerts.raise('overrun', text);
    this.onBurst(text);
  }
}
