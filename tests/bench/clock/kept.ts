/** What one loop did while it was watched. */
export interface Kept {
  /** When its ticks began, ms. */
  readonly times: readonly number[];
  /** Frames that it sent, and those of them that did not carry the ticks of their time. */
  readonly frames: number;
  readonly wrongFrames: number;
}

/** From the last client's joining until measuring. */
export const SETTLE_MS = 3_000;
