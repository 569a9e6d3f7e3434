/** Of the bandwidth that a healthy reader's stream takes; one reader each. */
export const SHARES = [0.7, 0.5, 0.3, 0.1, 0] as const;

/** What one reader saw while it was watched. */
export interface Reader {
  /** How old what it had was, sampled evenly, ms. */
  readonly agesMs: readonly number[];
  readonly messages: number;
  /** From one message to the next, on average, ms. */
  readonly intervalMs: number;
}
