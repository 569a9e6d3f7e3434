import type { FrameReport } from '@tickdeck/client/net/frame.js';
import type { Work } from './host.js';

/** What `--json` prints: one line with these. Times in ms, sizes in bytes, `kbps` in 1000 bits per second. */
export interface Figures {
  readonly clients: number;
  readonly framesPerSecond: number;
  readonly bytesPerFrameP50: number;
  readonly bytesPerFrameP99: number;
  readonly kbpsPerClient: number;
  /** From the first send of input n until the first frame that acknowledges n or a later one. */
  readonly inputToStateMsP50: number;
  readonly inputToStateMsP90: number;
  readonly inputToStateMsP99: number;
  /** How old a frame is when it comes: half the round trip, and how much later than the best frames it is. */
  readonly frameAgeMsP50: number;
  readonly frameAgeMsP99: number;
  /** Beats that brought a bot no frame. */
  readonly gaps: number;
  readonly hashMismatches: number;
  readonly keyframes: number;
  readonly errors: number;
  readonly ticks: number;
  readonly overruns: number;
}

/** Collects what all bots see while it is measured. */
export class Tally {
  private readonly bytes: number[] = [];
  private readonly inputToStateMs: number[] = [];
  private readonly frameAgeMs: number[] = [];
  private gaps = 0;
  private keyframes = 0;
  private errors = 0;
  private measuring = false;

  begin(): void {
    this.measuring = true;
  }

  frame(report: FrameReport): void {
    if (!this.measuring) return;
    this.bytes.push(report.bytes);
    this.inputToStateMs.push(...report.inputToStateMs);
    this.frameAgeMs.push(report.ageMs);
    this.gaps += report.missedBeats;
    if (report.kind === 'keyframe') this.keyframes++;
  }

  /** Counts also before and after measuring: an error is an error. */
  error(): void {
    this.errors++;
  }

  /** @param mismatches of all bots since they joined. @param work what the room did meanwhile. */
  end(clients: number, seconds: number, mismatches: number, work: Work): Figures {
    this.measuring = false;
    const total = this.bytes.reduce((sum, bytes) => sum + bytes, 0);
    return {
      clients,
      framesPerSecond: round(this.bytes.length / clients / seconds),
      bytesPerFrameP50: quantile(this.bytes, 0.5),
      bytesPerFrameP99: quantile(this.bytes, 0.99),
      kbpsPerClient: round((total * 8) / 1000 / clients / seconds),
      inputToStateMsP50: quantile(this.inputToStateMs, 0.5),
      inputToStateMsP90: quantile(this.inputToStateMs, 0.9),
      inputToStateMsP99: quantile(this.inputToStateMs, 0.99),
      frameAgeMsP50: quantile(this.frameAgeMs, 0.5),
      frameAgeMsP99: quantile(this.frameAgeMs, 0.99),
      gaps: this.gaps,
      hashMismatches: mismatches,
      keyframes: this.keyframes,
      errors: this.errors,
      ...work,
    };
  }
}

/** The value below which a share of all values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
