import type { Settings, Steps } from '@tickdeck/shared/commands/stage.js';
import { FRACTIONS, type FrameTime, NORMAL_SPEED } from '@tickdeck/shared/wire/frame-time.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/**
 * How many ticks each beat makes: speed changes ticks per second, never how long a tick is. Time is counted in the parts of
 * a tick that frames name, so that receivers expect exactly what comes.
 */
export class Pace implements Pick<Steps, 'step'> {
  /** Simulated time beyond the last tick, in 1/FRACTIONS ticks. */
  private fraction = 0;
  private steps = 0;

  /** @param ticksPerBeat - at speed 1. */
  constructor(
    private readonly settings: Readonly<Settings>,
    private readonly ticksPerBeat: number,
  ) {}

  step(ticks: number): void {
    this.steps = Math.min(this.steps + ticks, LIMITS.stepTicksMax);
  }

  /** Makes no more of the ticks that were asked for. */
  halt(): void {
    this.steps = 0;
  }

  /** Ticks for the beat that begins now. */
  next(): number {
    if (this.steps > 0) {
      const ticks = Math.min(this.steps, LIMITS.ticksPerBeatMax);
      this.steps -= ticks;
      return ticks;
    }
    this.fraction += Math.floor((this.speed * FRACTIONS) / NORMAL_SPEED + 0.5);
    const due = Math.floor(this.fraction / FRACTIONS);
    this.fraction %= FRACTIONS;
    // What a beat cannot make is let go: a room that is behind must not fall further behind.
    return Math.min(due, LIMITS.ticksPerBeatMax);
  }

  /** What a frame says of time after the beat's ticks. */
  timeAt(tick: number): FrameTime {
    return { tick, fraction: this.fraction, speed: this.speed };
  }

  /** Ticks a beat, in thousandths. */
  private get speed(): number {
    const { paused, speed } = this.settings;
    return paused ? 0 : Math.round(speed * this.ticksPerBeat * NORMAL_SPEED);
  }
}
