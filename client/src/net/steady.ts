/** How much faster or slower than nominal a steady clock may run: below what anybody sees. */
const FASTER_MAX = 0.02;
const SLOWER_MAX = 0.04;
/** Share of the error that one step may take back, so that it glides into place instead of swinging around it. */
const GAIN = 0.1;

/** A time in ticks that follows a jumpy target at a nearly nominal rate; errors too large to catch up with it jumps over. */
export class SteadyClock {
  time = Number.NaN;

  /** @param jumpTicks the error from which on it jumps, at normal speed or slower. */
  constructor(private readonly jumpTicks: number) {}

  /** Steps by about `nominalTicks` towards `target`; `speed` is how many ticks of simulated time pass per tick of wall time. */
  follow(target: number, nominalTicks: number, speed: number): number {
    const error = target - (this.time + nominalTicks);
    if (!(Math.abs(error) <= this.jumpTicks * Math.max(1, speed))) {
      this.time = target;
      return target;
    }
    const correction = Math.min(FASTER_MAX * nominalTicks, Math.max(-SLOWER_MAX * nominalTicks, error * GAIN));
    this.time += nominalTicks + correction;
    return this.time;
  }
}
