import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { BEAT_MS, BEAT_RATE } from '../timing.js';
import type { Alerts, When } from './alerts.js';
import { Bursts, LATE_BEATS_MAX } from './bursts.js';

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
  private readonly bursts: Bursts;
  private lost: number[] = [];
  private nearReports = 0;

  /** @param onBurst - many beats in a row were late. */
  constructor(
    private readonly alerts: Alerts,
    onBurst: (text: string) => void,
  ) {
    this.bursts = new Bursts(alerts, onBurst);
  }

  /** Notes how long a beat took. */
  note(when: When, beatMs: number): void {
    if (beatMs > BEAT_MS) this.bursts.note(when, beatMs);
  }

  /** Notes beats that were due and will never be made, as another took so long. */
  noteMissed(when: When, count: number): void {
    for (let i = Math.min(count, LATE_BEATS_MAX); i > 0; i--) this.bursts.note(when, count * BEAT_MS);
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
}
