import { TIMING } from '../timing.js';

/** A count of what came in the last two seconds: as many spans, each from one telemetry to the next. */
export class Recent {
  private readonly spans = new Uint16Array(TIMING.recentSpans);
  private at = 0;

  add(count: number): void {
    this.spans[this.at] = (this.spans[this.at] as number) + count;
  }

  get sum(): number {
    return this.spans.reduce((sum, count) => sum + count, 0);
  }

  /** The next span begins, and the oldest is forgotten. */
  turn(): void {
    this.at = (this.at + 1) % this.spans.length;
    this.spans[this.at] = 0;
  }
}
