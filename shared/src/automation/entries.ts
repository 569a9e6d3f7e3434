import type { Value } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import type { Role } from '../wire/messages.js';

/** A command that is given later, or again and again. */
export type Call = { readonly name: string; readonly args: { readonly [name: string]: Value } };
/** Calls in order, by `c0`, `c1` …: entries hold no lists. */
export type Calls = { readonly [key: string]: Call };

type Owned = {
  /** Who set it up, for people. */
  readonly by: string;
  /** Tells people of the same name apart. */
  readonly person: string;
  /** What it may do is what this role may. */
  readonly role: Role;
  /** Id of the pass of its owner's link, without which it may nothing more; empty for none. */
  readonly pass: string;
  readonly on: boolean;
  /** Values that it may look at to come to an answer. */
  readonly steps: number;
};

/** Pauses the room when its condition becomes true. */
export type Breakpoint = Owned & { readonly kind: 'breakpoint'; readonly when: string };

/** An expression whose value is shown as it changes. */
export type Watched = Owned & { readonly kind: 'watch'; readonly expression: string };

/** Gives commands at a time of their own. */
export type Schedule = Owned & {
  readonly kind: 'schedule';
  /** `in` and `every` count seconds of wall time, `tick` is simulated time, `moment` is whenever a condition becomes true. */
  readonly timing: 'in' | 'every' | 'tick' | 'moment';
  readonly seconds: number;
  readonly tick: number;
  readonly moment: string;
  readonly calls: Calls;
};

/** Gives commands, or tells somebody, when a condition has been true for a while. */
export type Rule = Owned & {
  readonly kind: 'rule';
  readonly when: string;
  readonly holdSeconds: number;
  /** How long it does nothing after it did something. */
  readonly coolDownSeconds: number;
  readonly tell: 'nobody' | 'me' | 'operators' | 'everybody';
  readonly calls: Calls;
};

/** A tick to come back to. */
export type Bookmark = Owned & { readonly kind: 'bookmark'; readonly tick: number; readonly note: string };

/** Something that a room keeps for its operators beside its world. */
export type Entry = Breakpoint | Watched | Schedule | Rule | Bookmark;
export type EntryKind = Entry['kind'];
export type EntryOf<K extends EntryKind> = Extract<Entry, { readonly kind: K }>;

const MOST: { readonly [kind in EntryKind]: { readonly most: number; readonly many: string } } = {
  breakpoint: { most: LIMITS.breakpointsMax, many: 'breakpoints' },
  watch: { most: LIMITS.watchesMax, many: 'watches' },
  schedule: { most: LIMITS.schedulesMax, many: 'schedules' },
  rule: { most: LIMITS.rulesMax, many: 'rules' },
  bookmark: { most: LIMITS.bookmarksMax, many: 'bookmarks' },
};

/** All entries of one room, by numbers that are never given again. An entry is never changed, only replaced. */
export class Entries {
  /** Rises with every change, so that who works with them knows when to look again. */
  version = 0;
  private readonly all = new Map<number, Entry>();
  private nextId = 1;

  /** The same entries once more: what happens to one does not happen to the other. */
  copy(): Entries {
    const copy = new Entries();
    for (const [id, entry] of this.all) copy.all.set(id, entry);
    copy.nextId = this.nextId;
    return copy;
  }

  get(id: number): Entry | undefined {
    return this.all.get(id);
  }

  /** All of them, with their numbers. */
  get each(): Iterable<readonly [number, Entry]> {
    return this.all;
  }

  /** Those of one kind, in the order of their numbers. */
  of<K extends EntryKind>(kind: K): readonly (readonly [number, EntryOf<K>])[] {
    const found = [...this.all].filter(([, entry]) => entry.kind === kind).sort(([a], [b]) => a - b);
    return found as unknown as readonly (readonly [number, EntryOf<K>])[];
  }

  /** Numbers of what is not the same in both, in order. */
  differing(other: Entries): readonly number[] {
    const ids = new Set([...this.all.keys(), ...other.all.keys()]);
    return [...ids].filter((id) => this.all.get(id) !== other.all.get(id)).sort((a, b) => a - b);
  }

  /** The number that a new entry will have. */
  takeId(): number {
    return this.nextId++;
  }

  /** Puts an entry in place; `undefined` takes it away. */
  put(id: number, entry: Entry | undefined): void {
    if (entry) this.all.set(id, entry);
    else this.all.delete(id);
    this.version++;
  }

  /** Why there is no place for one more; undefined when there is. */
  whyNoPlaceFor({ kind, steps }: Entry): string | undefined {
    let count = 0;
    let sum = steps;
    for (const entry of this.all.values()) {
      if (entry.kind === kind) count++;
      sum += entry.steps;
    }
    const { most, many } = MOST[kind];
    if (count >= most) return `A room keeps at most ${most} ${many}.`;
    if (sum <= LIMITS.entryStepsMax) return undefined;
    return `All expressions of a room together look at ${LIMITS.entryStepsMax} values at most; with this one it would be ${sum}.`;
  }
}

/** Its calls, in order. */
export function callsOf({ calls }: { readonly calls: Calls }): readonly Call[] {
  return Object.keys(calls)
    .sort()
    .map((key) => calls[key] as Call);
}
