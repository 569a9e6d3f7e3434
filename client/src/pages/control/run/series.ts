import type { Telemetry } from '@tickdeck/shared/wire/messages.js';

const WINDOW_S = 60;
/** Charts on a scale of powers cannot show 0. */
const BEAT_MS_MIN = 0.01;

type Four = [seconds: number[], meanMs: number[], worstMs: number[], kilobytesPerSecond: number[]];

/** What the charts show: one point for each telemetry (four a second) of the last minute, oldest first. */
export class Series {
  readonly points: Four = [[], [], [], []];

  /** @param atSeconds - on any clock that only goes forward. */
  push({ beatMs, bytes }: Telemetry, beatRate: number, atSeconds: number): void {
    if (beatMs.length === 0) return;
    const worst = beatMs.reduce((most, ms) => Math.max(most, ms), 0);
    const kilobytes = sum(bytes) / 1000;
    const [seconds, means, worsts, rates] = this.points;
    seconds.push(atSeconds);
    means.push(Math.max(BEAT_MS_MIN, sum(beatMs) / beatMs.length));
    worsts.push(Math.max(BEAT_MS_MIN, worst));
    rates.push(bytes.length === 0 ? 0 : (kilobytes * beatRate) / bytes.length);
    while ((seconds[0] as number) < atSeconds - WINDOW_S) for (const column of this.points) column.shift();
  }

  /** The newest point; zeros before the first one. */
  get newest(): { readonly meanMs: number; readonly worstMs: number; readonly kilobytesPerSecond: number } {
    const [, means, worsts, rates] = this.points;
    return {
      meanMs: means.at(-1) ?? 0,
      worstMs: worsts.at(-1) ?? 0,
      kilobytesPerSecond: rates.at(-1) ?? 0,
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
