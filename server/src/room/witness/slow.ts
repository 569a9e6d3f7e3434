import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type AuditEntry, PHASES } from '@tickdeck/shared/wire/messages.js';
import { TIMING } from '../timing.js';
import type { Measured } from './gauge.js';

type Slow = News<'slow'>[string];

interface Kept {
  readonly totalUs: number;
  readonly beat: Slow;
}

/** What is asked about a beat only when it is among the slowest. */
export interface Circumstances {
  readonly tick: number;
  readonly rows: number;
  readonly sessions: number;
  /** What was commanded in it. */
  readonly entries: readonly AuditEntry[];
}

/**
 * The slowest beats of the last minutes. The slowest of each minute are kept, as many as are told in all: so whatever minute
 * passes out of sight, the slowest of the others are there.
 */
export class SlowBeats {
  /** The newest minute first; in each the slowest first. */
  private minutes: Kept[][] = [[]];
  private value: News<'slow'> | undefined;

  /** Notes a beat that is over. @param look - called when it is one of them. */
  note(beat: number, measured: Measured, look: () => Circumstances): void {
    if (beat % TIMING.slowSpanBeats === 0) this.turn();
    const totalUs = sum(measured.phasesUs);
    const worst = this.minutes[0] as Kept[];
    if (worst.length >= LIMITS.slowBeatsMax && totalUs <= (worst.at(-1) as Kept).totalUs) return;
    const place = worst.findIndex((one) => one.totalUs < totalUs);
    worst.splice(place < 0 ? worst.length : place, 0, { totalUs, beat: describe(beat, measured, look()) });
    worst.length = Math.min(worst.length, LIMITS.slowBeatsMax);
    this.value = undefined;
  }

  /** What the topic tells: the same object until there is another slow beat. */
  readonly read = (): News<'slow'> => {
    this.value ??= this.slowest();
    return this.value;
  };

  private turn(): void {
    this.minutes = [[], ...this.minutes].slice(0, TIMING.slowSpans);
    this.value = undefined;
  }

  private slowest(): News<'slow'> {
    const all = this.minutes.flat().sort((a, b) => b.totalUs - a.totalUs);
    return Object.fromEntries(all.slice(0, LIMITS.slowBeatsMax).map(({ beat }) => [`b${beat.beat}`, beat]));
  }
}

function describe(
  beat: number,
  { phasesUs, gapUs, ticks, messages, bytes }: Measured,
  { entries, ...about }: Circumstances,
): Slow {
  const phases = Object.fromEntries(PHASES.map((phase, index) => [phase, Math.round(phasesUs[index] as number)]));
  // There is one for each phase.
  const commands = entries.map(({ command, who }) => `${command} by ${who}`).join(', ');
  return {
    ...about,
    beat,
    phases: phases as Slow['phases'],
    gapUs: Math.round(gapUs),
    ticks,
    messages,
    bytes,
    commands,
  };
}

function sum(numbers: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) total += numbers[i] as number;
  return total;
}
