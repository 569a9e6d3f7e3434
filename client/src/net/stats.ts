import type { LinkStats } from './frame.js';

/** Traffic is averaged over about this long. */
const AVERAGE_MS = 1000;

/** Counts what the connection dot tells. */
export class Traffic {
  private bytes = 0;
  private sinceMs = Number.NaN;
  private rate = 0;

  received(bytes: number, nowMs: number): void {
    if (Number.isNaN(this.sinceMs)) this.sinceMs = nowMs;
    this.bytes += bytes;
    if (nowMs - this.sinceMs >= AVERAGE_MS) this.roll(nowMs);
  }

  /** Kilobytes (1000 bytes) received per second lately. */
  kilobytesPerSecond(nowMs: number): number {
    if (nowMs - this.sinceMs >= 2 * AVERAGE_MS) this.roll(nowMs);
    return this.rate;
  }

  private roll(nowMs: number): void {
    this.rate = this.bytes / Math.max(1, nowMs - this.sinceMs);
    this.bytes = 0;
    this.sinceMs = nowMs;
  }
}

/** What there is to tell before the first frame. */
export const NO_STATS: LinkStats = {
  rttMs: 0,
  jitterMs: 0,
  frameAgeMs: 0,
  kilobytesPerSecond: 0,
  interpolationMs: 0,
  corrections: 0,
  largestCorrection: 0,
  keyframes: 0,
  mismatches: 0,
};
