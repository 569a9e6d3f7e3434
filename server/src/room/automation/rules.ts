import { callsOf, type EntryOf } from '@tickdeck/shared/automation/entries.js';
import { sayCalls, saySeconds } from '@tickdeck/shared/automation/say.js';
import type { Expression } from '@tickdeck/shared/expressions/expression.js';
import { NO_REF } from '@tickdeck/shared/topics/alerts.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { BEAT_RATE } from '../timing.js';
import { giveAll } from './calls.js';
import { conditionOf, type Kit } from './kit.js';

type Phase =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'holding'; readonly sinceBeat: number }
  | { readonly kind: 'resting'; readonly untilBeat: number };

interface Standing {
  readonly id: number;
  readonly entry: EntryOf<'rule'>;
  readonly expression: Expression;
  phase: Phase;
  fired: number;
  tick: number;
  last: string;
}

/** Rules, looked at once a beat: true for long enough, then something is done, then it rests. */
export class Rules {
  private standing: readonly Standing[] = [];
  private value: News<'rules'> | undefined;

  constructor(private readonly kit: Kit) {}

  get any(): boolean {
    return this.standing.length > 0;
  }

  /** Takes up what entries there are. */
  follow(): void {
    this.standing = this.kit.stage.entries.of('rule').map(([id, entry]) => {
      const before = this.standing.find((one) => one.id === id);
      if (before?.entry === entry) return before;
      const { fired = 0, tick = 0, last = '' } = before ?? {};
      return {
        id,
        entry,
        expression: conditionOf(this.kit, entry.when),
        phase: { kind: 'waiting' },
        fired,
        tick,
        last,
      };
    });
    this.value = undefined;
  }

  /** The ticks of a beat were made. */
  beat(beat: number): void {
    for (const one of this.standing) {
      // What one does may have taken another away.
      if (!one.entry.on || this.kit.stage.entries.get(one.id) !== one.entry) continue;
      const phase = this.next(one, beat);
      if (phase.kind !== one.phase.kind) this.value = undefined;
      one.phase = phase;
    }
  }

  readonly read = (): News<'rules'> => {
    const { registry } = this.kit.stage;
    this.value ??= Object.fromEntries(
      this.standing.map(({ id, entry, phase, fired, tick, last }) => {
        const { when, holdSeconds, coolDownSeconds, tell, by, role, on } = entry;
        const what = sayCalls(callsOf(entry), registry).slice(0, LIMITS.textCharsMax);
        const state = on ? phase.kind : 'off';
        return [`r${id}`, { when, holdSeconds, coolDownSeconds, what, tell, state, fired, tick, last, by, role, on }];
      }),
    );
    return this.value;
  };

  private next(one: Standing, beat: number): Phase {
    const { phase, entry } = one;
    if (phase.kind === 'resting' && beat < phase.untilBeat) return phase;
    if (!one.expression.holds(this.kit.subject)) return phase.kind === 'waiting' ? phase : { kind: 'waiting' };
    const sinceBeat = phase.kind === 'holding' ? phase.sinceBeat : beat;
    if (beat - sinceBeat < entry.holdSeconds * BEAT_RATE) {
      return phase.kind === 'holding' ? phase : { kind: 'holding', sinceBeat };
    }
    this.fire(one);
    return { kind: 'resting', untilBeat: beat + Math.max(1, Math.round(entry.coolDownSeconds * BEAT_RATE)) };
  }

  private fire(one: Standing): void {
    const { id, entry } = one;
    const held = entry.holdSeconds > 0 ? ` for ${saySeconds(entry.holdSeconds)}` : '';
    const what = `${entry.when}${held}`;
    one.fired++;
    one.tick = this.kit.stage.world.tick;
    this.value = undefined;
    this.kit.note('rule held', id, entry, what);
    one.last = giveAll(this.kit, id, entry);
    this.kit.stage.alerts.raise('rule', `Rule ${id} of ${entry.by}: ${what}.`, { ...NO_REF, id });
    this.kit.tell(entry.tell, entry, `Rule ${id} of ${entry.by}: ${what}.`);
  }
}
