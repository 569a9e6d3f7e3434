/** Most ticks of simulated time a tick field or a frame can name. */
export const TICK_MAX = 0x3fffffff;
/** Parts of a tick in which a frame says how far simulated time is beyond its tick. */
export const FRACTIONS = 256;
/** Normal speed: one tick a beat. Speeds are in thousandths. */
export const NORMAL_SPEED = 1000;
export const SPEED_MAX = 0xffff;

/** Simulated time at one beat. */
export interface FrameTime {
  readonly tick: number;
  /** 0 to 255: 1/256 ticks beyond `tick`; shows where time is between ticks in slow motion. */
  readonly fraction: number;
  /** Ticks a beat in thousandths: 1000 normal, 0 paused, at most 65535. */
  readonly speed: number;
}

/**
 * What time it is `beats` beats later when nobody interferes; a frame of that time need not say so. Each beat adds whole
 * fractions, so that time comes out the same however many frames were left out.
 */
export function expectedTime({ tick, fraction, speed }: FrameTime, beats: number): FrameTime {
  const position = tick * FRACTIONS + fraction + beats * Math.floor((speed * FRACTIONS) / NORMAL_SPEED + 0.5);
  return { tick: Math.floor(position / FRACTIONS), fraction: position % FRACTIONS, speed };
}

export function isSameTime(a: FrameTime, b: FrameTime): boolean {
  return a.tick === b.tick && a.fraction === b.fraction && a.speed === b.speed;
}
