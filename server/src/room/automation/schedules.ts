import { callsOf, type EntryOf } from '@tickdeck/shared/automation/entries.js';
import { placeOf } from '@tickdeck/shared/automation/keep.js';
import { sayCalls, sayTiming } from '@tickdeck/shared/automation/say.js';
import type { Expression } from '@tickdeck/shared/expressions/expression.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { BEAT_RATE } from '../timing.js';
import { giveAll } from './calls.js';
import { conditionOf, type Kit } from './kit.js';

interface Planned {
  readonly id: number;
  readonly entry: EntryOf<'schedule'>;
  readonly expression: Expression | undefined;
  /** When, of those that go by wall time; else 0. */
  beat: number;
  /** Whether its condition held when it was looked at last: only becoming true counts. */
  held: boolean;
  given: number;
  last: string;
}

/** Commands that are given by time: in so many beats, at a tick, or whenever something becomes so. */
export class Schedules {
  private planned: readonly Planned[] = [];
  private value: News<'schedules'> | undefined;

  constructor(private readonly kit: Kit) {}

  get any(): boolean {
    return this.planned.length > 0;
  }

  /** Takes up what entries there are; what is new counts from this beat. */
  follow(beat: number): void {
    this.planned = this.kit.stage.entries.of('schedule').map(([id, entry]) => {
      const before = this.planned.find((one) => one.id === id);
      return before?.entry === entry ? before : this.plan(id, entry, beat, before);
    });
    this.value = undefined;
  }

  /** A tick was made: gives what was due at it. */
  ticked(): void {
    const { tick } = this.kit.stage.world;
    for (const one of this.planned) {
      if (one.entry.timing === 'tick' && tick >= one.entry.tick && this.stands(one)) this.giveLast(one);
    }
  }

  /** The ticks of a beat were made: gives what is due by wall time, and by what has become so. */
  beat(beat: number): void {
    for (const one of this.planned) {
      if (!this.stands(one)) continue;
      if (one.entry.timing === 'moment') this.look(one);
      if (one.beat === 0 || beat < one.beat) continue;
      if (one.entry.timing === 'in') this.giveLast(one);
      else this.giveAgain(one, beat);
    }
  }

  readonly read = (): News<'schedules'> => {
    const { registry } = this.kit.stage;
    this.value ??= Object.fromEntries(
      this.planned.map(({ id, entry, beat, given, last }) => {
        const { by, role, on } = entry;
        const what = sayCalls(callsOf(entry), registry).slice(0, LIMITS.textCharsMax);
        return [`s${id}`, { timing: sayTiming(entry), what, beat, given, last, by, role, on }];
      }),
    );
    return this.value;
  };

  private plan(id: number, entry: EntryOf<'schedule'>, beat: number, before: Planned | undefined): Planned {
    const { timing, seconds, moment } = entry;
    const expression = timing === 'moment' ? conditionOf(this.kit, moment) : undefined;
    return {
      id,
      entry,
      expression,
      beat: timing === 'in' || timing === 'every' ? beat + beatsIn(seconds) : 0,
      held: expression?.holds(this.kit.subject) ?? false,
      given: before?.given ?? 0,
      last: before?.last ?? '',
    };
  }

  /** What one does may have taken another away. */
  private stands({ id, entry }: Planned): boolean {
    return entry.on && this.kit.stage.entries.get(id) === entry;
  }

  private look(one: Planned): void {
    const { held } = one;
    one.held = one.expression?.holds(this.kit.subject) ?? false;
    if (one.held && !held) this.give(one);
  }

  private giveAgain(one: Planned, beat: number): void {
    one.beat = beat + beatsIn(one.entry.seconds);
    this.give(one);
  }

  /** What is given once is over; how it went is in the audit list. */
  private giveLast(one: Planned): void {
    const { entries, log } = this.kit.stage;
    entries.put(one.id, undefined);
    log.close(placeOf('schedule', one.id));
    this.give(one);
  }

  private give(one: Planned): void {
    one.given++;
    one.last = giveAll(this.kit, one.id, one.entry);
    this.value = undefined;
  }
}

function beatsIn(seconds: number): number {
  return Math.max(1, Math.round(seconds * BEAT_RATE));
}
