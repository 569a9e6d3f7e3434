import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type BeatFigures, type Beats, PHASES } from '@tickdeck/shared/wire/messages.js';

/** One beat of the tick strip. */
export interface StripBeat extends BeatFigures {
  readonly beat: number;
  /** Simulated ticks when it was over. */
  readonly tick: number;
  readonly totalUs: number;
}

/** The newest beats, oldest first, with those that were just heard of; what is known already is replaced. */
export function appendBeats(before: readonly StripBeat[], { beat, tick, beats }: Beats): readonly StripBeat[] {
  const heard: StripBeat[] = [];
  let endTick = tick;
  for (let i = beats.length - 1; i >= 0; i--) {
    const figures = beats[i] as BeatFigures;
    const totalUs = figures.phasesUs.reduce((sum, us) => sum + us, 0);
    heard.unshift({ ...figures, beat: beat - (beats.length - 1 - i), tick: endTick, totalUs });
    endTick -= figures.ticks;
  }
  const first = heard[0]?.beat ?? 0;
  const older = before.filter((one) => one.beat < first);
  // Beats that nobody told of would be a gap that looks like none.
  const joins = older.at(-1)?.beat === first - 1;
  return [...(joins ? older : []), ...heard].slice(-LIMITS.telemetryBeatsMax);
}

/** A beat that was among the slowest of the last minutes. */
export type Slow = News<'slow'>[string];

/** What there is to tell of a beat that is looked at. */
export type Told =
  | { readonly kind: 'slow'; readonly slow: Slow; readonly beat: StripBeat | undefined }
  | { readonly kind: 'beat'; readonly beat: StripBeat }
  /** It was, and nothing is kept of it any more. */
  | { readonly kind: 'forgotten' }
  /** Nobody looks at one, or it has not been heard of yet. */
  | { readonly kind: 'none' };

/** Beats within which a slow one stands for another. */
const NEAR_BEATS = 120;

/** Finds what is known of a beat. One that the strip has no more is told by the slow one next to it: what was late is among those. */
export function lookUp(looked: number | undefined, beats: readonly StripBeat[], slowest: readonly Slow[]): Told {
  if (looked === undefined) return { kind: 'none' };
  const beat = beats.find((one) => one.beat === looked);
  const away = (one: Slow) => Math.abs(one.beat - looked);
  const [nearest] = [...slowest].sort((a, b) => away(a) - away(b));
  if (nearest && away(nearest) <= (beat ? 0 : NEAR_BEATS)) return { kind: 'slow', slow: nearest, beat };
  if (beat) return { kind: 'beat', beat };
  return looked <= (beats.at(-1)?.beat ?? 0) ? { kind: 'forgotten' } : { kind: 'none' };
}

/** The beat, if the strip has it. */
export function inStrip(told: Told): StripBeat | undefined {
  return told.kind === 'slow' || told.kind === 'beat' ? told.beat : undefined;
}

export function toldSlow(told: Told): Slow | undefined {
  return told.kind === 'slow' ? told.slow : undefined;
}

/** What one beat came to, in words for people who do not see the strip. */
export function sayBeat({ beat, tick, totalUs, phasesUs }: StripBeat): string {
  const most = Math.max(...phasesUs);
  const phase = PHASES[phasesUs.indexOf(most)] ?? '';
  return `Beat ${beat}, tick ${tick}: ${sayMs(totalUs)}, most of it ${phase} with ${sayMs(most)}`;
}

/** `0.12 ms`, `16.7 ms`. */
export function sayMs(us: number): string {
  const ms = us / 1000;
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms`;
}

/** `980 B`, `12.3 kB`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
