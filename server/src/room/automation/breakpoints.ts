import type { EntryOf } from '@tickdeck/shared/automation/entries.js';
import type { Expression } from '@tickdeck/shared/expressions/expression.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { actorOf, conditionOf, type Kit } from './kit.js';

interface Armed {
  readonly id: number;
  readonly entry: EntryOf<'breakpoint'>;
  readonly expression: Expression;
  /** Whether it held after the last tick: only becoming true is a hit. */
  held: boolean;
  hits: number;
  tick: number;
}

/** Breakpoints, looked at after each tick. */
export class Breakpoints {
  private armed: readonly Armed[] = [];
  private value: News<'breakpoints'> | undefined;

  constructor(private readonly kit: Kit) {}

  get any(): boolean {
    return this.armed.length > 0;
  }

  /** Takes up what entries there are; what is true by now is no hit. */
  follow(): void {
    this.armed = this.kit.stage.entries.of('breakpoint').map(([id, entry]) => {
      const before = this.armed.find((one) => one.id === id);
      return before?.entry === entry ? before : this.arm(id, entry, before);
    });
    this.value = undefined;
  }

  /** A tick was made. Pauses the room when one is hit, and says so. @returns whether one was */
  ticked(): boolean {
    const hit = this.armed.filter((one) => this.becomesTrue(one));
    for (const one of hit) this.note(one);
    if (hit[0]) this.pause(hit[0]);
    return hit.length > 0;
  }

  readonly read = (): News<'breakpoints'> => {
    this.value ??= Object.fromEntries(
      this.armed.map(({ id, entry: { when, by, role, on, steps }, hits, tick }) => [
        `b${id}`,
        { when, by, role, on, steps, hits, tick },
      ]),
    );
    return this.value;
  };

  private arm(id: number, entry: EntryOf<'breakpoint'>, before: Armed | undefined): Armed {
    const expression = conditionOf(this.kit, entry.when);
    const { hits = 0, tick = 0 } = before ?? {};
    return { id, entry, expression, held: expression.holds(this.kit.subject), hits, tick };
  }

  private becomesTrue(one: Armed): boolean {
    if (!one.entry.on) return false;
    const { held } = one;
    one.held = one.expression.holds(this.kit.subject);
    return one.held && !held;
  }

  private note(one: Armed): void {
    const { tick } = this.kit.stage.world;
    one.hits++;
    one.tick = tick;
    this.value = undefined;
    this.kit.note('breakpoint hit', one.id, one.entry, one.entry.when);
    this.kit.tell(
      'operators',
      one.entry,
      `Breakpoint ${one.id} of ${one.entry.by}: ${one.entry.when}, at tick ${tick}.`,
    );
  }

  private pause({ id, entry }: Armed): void {
    // Stepping stops all the same; there is nothing to pause.
    if (this.kit.stage.settings.paused) return;
    this.kit.give('pause', { reason: entry.when.slice(0, LIMITS.reasonCharsMax) }, actorOf(id, entry));
  }
}
