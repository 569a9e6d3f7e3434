import type { Errand, House } from '@tickdeck/shared/commands/house.js';
import { type Mark, stands } from '@tickdeck/shared/commands/marks.js';
import { opens, type Pass } from '@tickdeck/shared/commands/passes.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/**
 * What the host as a whole knows, as this room was told: commands are judged by it without waiting for anybody. What they ask
 * for counts here at once, and is told to all rooms when it is done.
 */
export class HouseCopy implements House {
  private readonly marks = new Map<string, Mark>();
  private readonly passes = new Map<string, Pass>();
  private errands: Errand[] = [];
  private marksTold: News<'marks'> | undefined;
  private linksTold: News<'links'> | undefined;

  /** Takes what the host knows now: new, or instead of what it knew under the same ids. */
  learn({ marks, passes }: { readonly marks: readonly Mark[]; readonly passes: readonly Pass[] }): void {
    for (const mark of marks) this.marks.set(mark.id, mark);
    for (const pass of passes) this.passes.set(pass.id, pass);
    if (marks.length > 0) this.marksTold = undefined;
    if (passes.length > 0) this.linksTold = undefined;
    forgetOldest(this.marks, LIMITS.marksMax);
    forgetOldest(this.passes, PASSES_MAX);
  }

  marksOn(device: string): readonly Mark[] {
    return [...this.marks.values()].filter((mark) => mark.device === device).sort((a, b) => a.at - b.at);
  }

  mark(id: string): Mark | undefined {
    return this.marks.get(id);
  }

  pass(id: string): Pass | undefined {
    return this.passes.get(id);
  }

  passCount(at: number): number {
    return [...this.passes.values()].filter((pass) => opens(pass, at)).length;
  }

  ask(errand: Errand): void {
    this.errands.push(errand);
    if (errand.kind === 'mark') this.learn({ marks: [errand.mark], passes: [] });
    else this.learn({ marks: [], passes: [errand.pass] });
  }

  /** What was asked for since the last time. */
  takeErrands(): readonly Errand[] {
    const { errands } = this;
    if (errands.length > 0) this.errands = [];
    return errands;
  }

  /** The topic `marks`; the same object until something changes. */
  readonly readMarks = (): News<'marks'> => {
    this.marksTold ??= Object.fromEntries(
      [...this.marks.values()]
        .sort((a, b) => weightOf(b) - weightOf(a) || b.at - a.at)
        .slice(0, LIMITS.marksToldMax)
        .map(({ id, ...mark }) => [id, mark]),
    );
    return this.marksTold;
  };

  /** The topic `links`; the same object until something changes. */
  readonly readLinks = (): News<'links'> => {
    this.linksTold ??= Object.fromEntries([...this.passes.values()].map(({ id, ...pass }) => [id, pass]));
    return this.linksTold;
  };
}

/** Those that work, and as many again three times that did. */
const PASSES_MAX = 4 * LIMITS.linksMax;

function forgetOldest(map: Map<string, Value | Mark | Pass>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}

/** A room knows no time of day: what was lifted counts no more, and what is over by itself is for the reader to see. */
function weightOf(mark: Mark): number {
  const isTerm = mark.kind === 'ban' || mark.kind === 'mute';
  return isTerm && stands(mark, 0) ? 1 : 0;
}
