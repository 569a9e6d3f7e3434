import { hashTrace, traceMatch } from './trace.js';

// This file runs in Node and in a browser alike, so it imports nothing but shared.

/** What one engine made of a match. */
export interface Result {
  /** Of the whole trace, in hexadecimal. */
  readonly hash: string;
  readonly ms: number;
  /** What the engine calls itself. */
  readonly engine: string;
}

/** Plays a match here. */
export function playMatch(seed: number, ticks: number, engine: string): Result {
  const startMs = performance.now();
  const hash = hashTrace(traceMatch(seed, ticks)).toString(16).padStart(8, '0');
  return { hash, ms: Math.round(performance.now() - startMs), engine };
}
