import { columnOf } from '@tickdeck/shared/commands/place.js';
import { showField } from '@tickdeck/shared/commands/show-field.js';
import type { Actor, Steps } from '@tickdeck/shared/commands/stage.js';
import type { Expression } from '@tickdeck/shared/expressions/expression.js';
import type { Subject, SubjectRows } from '@tickdeck/shared/expressions/subject.js';
import type { World } from '@tickdeck/shared/world/world.js';

interface Search {
  readonly event: Expression | undefined;
  readonly session: number;
  ticksLeft: number;
}

/** What became of a search after a tick: it goes on, or is over, which its asker is told in these words. */
export type Sought = 'nothing' | { readonly session: number; readonly text: string };

/** Steps to the next happening: looks at what each tick brought until one is as it was asked for. */
export class Seeker {
  private search: Search | undefined;

  get isSeeking(): boolean {
    return this.search !== undefined;
  }

  start(ticks: number, event: Expression | undefined, { session }: Actor): void {
    this.search = { event, session, ticksLeft: ticks };
  }

  /** Somebody wants something else of time, or a breakpoint was hit. */
  stop(): void {
    this.search = undefined;
  }

  /** A tick was made. */
  ticked(subject: Subject, world: World): Sought {
    const { search } = this;
    if (!search) return 'nothing';
    const { tick } = world;
    search.ticksLeft--;
    const rows = subject.rows('events');
    const found = rows && firstOf(search.event, subject, rows, tick);
    if (found === undefined && search.ticksLeft > 0) return 'nothing';
    this.search = undefined;
    const text =
      found === undefined
        ? `No such event up to tick ${tick}.`
        : `An event at tick ${tick}: ${sayEvent(world, rows, found)}.`;
    return { session: search.session, text };
  }
}

/** What happened, where games say it, and which row it is. */
function sayEvent(world: World, rows: SubjectRows | undefined, index: number): string {
  const field = columnOf(world.table('events'), 'kind')?.field;
  const kind = field && showField(field, rows?.column('kind')?.[index] ?? 0);
  return [kind, `events[#${index}]`].filter((part) => part !== undefined).join(', ');
}

/** The slot of the first row that happened at this tick. */
function firstOf(event: Expression | undefined, subject: Subject, rows: SubjectRows, tick: number): number | undefined {
  const ticks = rows.column('tick');
  for (const index of event ? event.rowsIn(subject, rows) : indexesOf(rows)) if (ticks?.[index] === tick) return index;
  return undefined;
}

function* indexesOf(rows: SubjectRows): Generator<number, void, undefined> {
  for (let index = 0; index < rows.size; index++) if (rows.has(index)) yield index;
}

/** What steps are asked of: so many, or up to an event. */
export class Stepping implements Steps {
  constructor(
    private readonly pace: Pick<Steps, 'step'>,
    private readonly seeker: Seeker,
  ) {}

  step(ticks: number): void {
    this.seeker.stop();
    this.pace.step(ticks);
  }

  seek(ticks: number, event: Expression | undefined, actor: Actor): void {
    this.seeker.start(ticks, event, actor);
    this.pace.step(ticks);
  }
}
