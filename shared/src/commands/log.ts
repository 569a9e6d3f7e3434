import { LIMITS } from '../wire/limits.js';
import type { AuditEntry } from '../wire/messages.js';
import { joinSteps } from './gesture.js';
import { type Inverse, type Touch, touchesOf } from './outcome.js';
import { keyOfPlace, type Place } from './place.js';

/** A command that was given, and what undo and redo need of it. */
export interface Logged {
  readonly entry: AuditEntry;
  /** `person` of the actor. */
  readonly person: string;
  readonly args: { readonly [name: string]: unknown };
  readonly inverse: Inverse;
  /** What undoing it said about doing it again; `none` when it is simply given again. */
  readonly again: Inverse;
  /** `passed`: undone, and its actor has done something else since, so that redo alone does not mean it any more. */
  readonly state: 'applied' | 'undone' | 'passed' | 'final';
  /** Rises with every apply, undo and redo: tells what came after what. */
  readonly stamp: number;
  /** The person's number for the gesture it is a step of, or 0. */
  readonly gesture: number;
}

const NOTHING: Inverse = { kind: 'none' };

/** What was commanded in one room, newest last: the audit list and the memory of undo, in one bounded list. */
export class CommandLog {
  private logged: Logged[] = [];
  private changed = new Set<number>();
  private nextId = 1;
  private nextStamp = 1;
  /** Values that all inverses together hold. */
  private held = 0;

  constructor(
    private readonly entriesMax: number = LIMITS.auditEntriesMax,
    private readonly heldMax: number = LIMITS.undoValuesMax,
  ) {}

  /** The same log once more: what happens to one does not happen to the other. */
  copy(): CommandLog {
    const copy = new CommandLog(this.entriesMax, this.heldMax);
    copy.logged = [...this.logged];
    copy.nextId = this.nextId;
    copy.nextStamp = this.nextStamp;
    copy.held = this.held;
    return copy;
  }

  /** Appends what a command came to; what goes on with the gesture of its giver's newest command goes into the entry of that one. */
  add(
    entry: Omit<AuditEntry, 'id' | 'undoable'>,
    person: string,
    args: { readonly [name: string]: unknown },
    inverse: Inverse,
    gesture = 0,
  ): void {
    if (gesture !== 0 && this.goOn(entry, person, inverse, gesture)) return;
    const undoable = entry.outcome === 'done' && inverse.kind !== 'none';
    const numbered: AuditEntry = { ...entry, id: this.nextId++, undoable };
    const state = undoable ? 'applied' : 'final';
    if (undoable) this.pass(person);
    if (this.logged.length >= this.entriesMax) this.forgetOne();
    const stamp = this.nextStamp++;
    this.logged.push({ entry: numbered, person, args, inverse, again: NOTHING, state, stamp, gesture });
    this.changed.add(numbered.id);
    this.held += sizeOf(inverse);
    for (let at = 0; this.held > this.heldMax; at++) this.forgetInverse(at);
  }

  /**
   * Notes that a command was undone or redone.
   * @param back - the inverse of that, if it had one of its own: a ban that was lifted is put back, and not made anew.
   */
  mark(id: number, state: 'applied' | 'undone', back: Inverse): void {
    this.logged = this.logged.map((logged) => {
      if (logged.entry.id !== id) return logged;
      const entry = { ...logged.entry, undoable: state === 'applied' };
      const next = state === 'undone' ? { again: back } : { inverse: back.kind === 'none' ? logged.inverse : back };
      return { ...logged, ...next, entry, state, stamp: this.nextStamp++ };
    });
    this.changed.add(id);
  }

  /** Notes that what was done to a place has run its course: nobody can take it back any more. */
  close(place: Place): void {
    const key = keyOfPlace(place);
    for (const [at, { inverse }] of this.logged.entries()) {
      if (touchesOf(inverse).some((touch) => keyOfPlace(touch.place) === key)) this.forgetInverse(at);
    }
  }

  find(id: number): Logged | undefined {
    return this.logged.find(({ entry }) => entry.id === id);
  }

  /** Somebody's newest command in a state, by when it got there. */
  newest(person: string, state: Logged['state']): Logged | undefined {
    return this.logged
      .filter((logged) => logged.person === person && logged.state === state)
      .reduce<Logged | undefined>(
        (newest, logged) => (newest && newest.stamp > logged.stamp ? newest : logged),
        undefined,
      );
  }

  /** A standing command by somebody else that set a place after `since` got where it is. */
  laterByOthers(since: Logged, place: Place): Logged | undefined {
    const key = keyOfPlace(place);
    return this.logged.find(
      ({ person, inverse, state, stamp }) =>
        state === 'applied' &&
        stamp > since.stamp &&
        person !== since.person &&
        touchesOf(inverse).some((touch) => keyOfPlace(touch.place) === key),
    );
  }

  /** All entries, oldest first. */
  entries(): readonly AuditEntry[] {
    return this.logged.map(({ entry }) => entry);
  }

  /** Entries of the newest commands, as far as those were given in this beat. */
  ofBeat(beat: number): readonly AuditEntry[] {
    const { logged } = this;
    let first = logged.length;
    while (first > 0 && logged[first - 1]?.entry.beat === beat) first--;
    return logged.slice(first).map(({ entry }) => entry);
  }

  /** Entries that are new or changed since the last call. */
  takeChanged(): readonly AuditEntry[] {
    if (this.changed.size === 0) return [];
    const entries = this.entries().filter(({ id }) => this.changed.has(id));
    this.changed = new Set();
    return entries;
  }

  /** Puts the next step of a gesture into the entry of those before it; false when it is none, or something has come between. */
  private goOn(entry: Omit<AuditEntry, 'id' | 'undoable'>, person: string, inverse: Inverse, gesture: number): boolean {
    const before = this.newest(person, 'applied');
    if (before?.gesture !== gesture) return false;
    const isTaken = ({ place }: Touch) => this.laterByOthers(before, place) !== undefined;
    const joined = joinSteps(before, { entry, inverse }, isTaken);
    if (!joined) return false;
    const { id } = before.entry;
    const logged = { ...before, ...joined, entry: { ...joined.entry, id, undoable: true }, stamp: this.nextStamp++ };
    // The list is in the order of what was last done.
    this.logged = [...this.logged.filter((one) => one !== before), logged];
    this.held += sizeOf(joined.inverse) - sizeOf(before.inverse);
    this.changed.add(id);
    return true;
  }

  /** What somebody has undone is behind them once they do something new. */
  private pass(person: string): void {
    this.logged = this.logged.map((logged) =>
      logged.person === person && logged.state === 'undone' ? { ...logged, state: 'passed' } : logged,
    );
  }

  /** Refused commands go first, so that nobody can flush the record of what was done by asking for what is not allowed. */
  private forgetOne(): void {
    const refused = this.logged.findIndex(({ entry }) => entry.outcome !== 'done');
    const [forgotten] = this.logged.splice(Math.max(0, refused), 1);
    if (forgotten) this.held -= sizeOf(forgotten.inverse);
  }

  /** What is long past is remembered, but can no longer be taken back. */
  private forgetInverse(at: number): void {
    const logged = this.logged[at] as Logged;
    const size = sizeOf(logged.inverse);
    if (size === 0) return;
    this.held -= size;
    const entry = { ...logged.entry, undoable: false };
    this.logged[at] = { ...logged, entry, inverse: { kind: 'none' }, state: 'final' };
    this.changed.add(entry.id);
  }
}

/** Values that an inverse holds. */
function sizeOf(inverse: Inverse): number {
  return touchesOf(inverse).reduce((sum, touch) => sum + valuesIn(touch), 0);
}

function valuesIn({ before, after }: Touch): number {
  const held = before ?? after;
  return typeof held === 'object' ? Object.keys(held).length : 1;
}
