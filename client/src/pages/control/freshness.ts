import { type Accessor, createSignal } from 'solid-js';

/**
 * What values come from: frames of the world, or streams that tell without being asked. What is told only when it changes has no
 * age of its own: it is as old as the frames beside which it would come.
 */
export type Source = 'frames' | 'telemetry' | 'bandwidth' | 'beats';

/**
 * From this age on what was heard last may no longer be so: more than two of the source's periods, and no less than a second, as a
 * Wi-Fi that stands still for a moment is no news.
 */
const OLD_MS: { readonly [source in Source]: number } = {
  frames: 1_000,
  telemetry: 1_000,
  beats: 1_000,
  bandwidth: 4_500,
};

/** How old the newest value of each source is. */
export class Freshness {
  private readonly heardMs = new Map<Source, number>();
  private readonly nowMs: Accessor<number>;
  private readonly setNowMs: (nowMs: number) => void;

  constructor(nowMs: number) {
    const [now, setNow] = createSignal(nowMs);
    this.nowMs = now;
    this.setNowMs = (next) => void setNow(next);
    this.heardMs.set('frames', nowMs);
  }

  hear(source: Source, nowMs: number): void {
    this.heardMs.set(source, nowMs);
  }

  /** To be called a few times a second, so that ages grow. */
  pass(nowMs: number): void {
    this.setNowMs(nowMs);
  }

  /** Undefined before the first value. */
  ageMs(source: Source): number | undefined {
    const nowMs = this.nowMs();
    const heardMs = this.heardMs.get(source);
    return heardMs === undefined ? undefined : Math.max(0, nowMs - heardMs);
  }

  isOld(source: Source): boolean {
    return (this.ageMs(source) ?? 0) > OLD_MS[source];
  }
}
