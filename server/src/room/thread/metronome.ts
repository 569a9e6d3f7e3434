import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { BEAT_MS } from '../timing.js';

/** When beats are due: the n-th at start + n periods, whatever each of them takes, so that the rate never drifts. */
export class Metronome {
  private made = 0;

  constructor(private startMs: number) {}

  /** When the next beat is due. */
  get dueMs(): number {
    return this.startMs + (this.made + 1) * BEAT_MS;
  }

  /**
   * Begins the next beat. A few late beats are made up for; after a long stall, such as a laptop's sleep, time goes on from
   * now instead of being played fast.
   * @returns beats that will never be made.
   */
  begin(nowMs: number): number {
    const behind = Math.floor((nowMs - this.dueMs) / BEAT_MS);
    this.made++;
    if (behind <= LIMITS.catchUpBeatsMax) return 0;
    this.startMs += behind * BEAT_MS;
    return behind;
  }

  /** Goes on from now, as if nothing had been due meanwhile. */
  restart(nowMs: number): void {
    this.startMs = nowMs;
    this.made = 0;
  }
}
