import { NO_REF } from '@tickdeck/shared/topics/alerts.js';
import { BEAT_MS, BEAT_RATE, TIMING } from '../timing.js';
import type { Alerts, When } from './alerts.js';

/** So many late beats within this span are no hiccup any more. */
export const LATE_BEATS_MAX = 12;
const LATE_SPAN_BEATS = 2 * BEAT_RATE;
/** The first seconds of a room are slow on every machine: its code is not compiled yet. */
const WARM_UP_BEATS = 5 * BEAT_RATE;
/** So long the slowest beats are kept in any case: an alert must not lead to what is forgotten. */
const KEPT_BEATS = (TIMING.slowSpans - 1) * TIMING.slowSpanBeats;

interface Late extends When {
  readonly ms: number;
}

/** Late beats in a row. Their alert is about the worst of them so far, and is raised again by every twelve more. */
export class Bursts {
  /** The newest late beats that no alert was raised for yet, oldest first. */
  private late: readonly Late[] = [];
  /** Of the burst that is on. */
  private worst: Late | undefined;
  private newestBeat = 0;

  /** @param onBurst - an alert was raised. */
  constructor(
    private readonly alerts: Alerts,
    private readonly onBurst: (text: string) => void,
  ) {}

  /** Notes a beat that took too long. */
  note(when: When, ms: number): void {
    if (when.beat < WARM_UP_BEATS) return;
    const late = { ...when, ms };
    if (this.isOver(late)) this.worst = undefined;
    this.newestBeat = when.beat;
    this.late = [...this.late, late].slice(-LATE_BEATS_MAX);
    if (this.worst && ms > this.worst.ms) {
      this.worst = late;
      this.alerts.retell('overrun', say(late), NO_REF, late);
    }
    const [first] = this.late;
    if (!first || this.late.length < LATE_BEATS_MAX || first.beat < when.beat - LATE_SPAN_BEATS) return;
    this.worst ??= this.late.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
    this.late = [];
    const text = say(this.worst);
    this.alerts.raise('overrun', text, NO_REF, this.worst);
    this.onBurst(text);
  }

  private isOver({ beat }: Late): boolean {
    return beat > this.newestBeat + LATE_SPAN_BEATS || (this.worst?.beat ?? beat) <= beat - KEPT_BEATS;
  }
}

function say({ ms }: Late): string {
  return `${LATE_BEATS_MAX} beats within two seconds took longer than ${BEAT_MS.toFixed(1)} ms, the worst ${ms.toFixed(0)} ms.`;
}
