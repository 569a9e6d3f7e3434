import { type Accessor, batch, createEffect, createMemo, createSignal, on, type Signal, untrack } from 'solid-js';
import type { Person } from './people.js';

/** Nobody reads digits that change more often than twice a second: half of those in sight are shown anew in each turn. */
const SIGHT_TURNS = 2;
/** Who is out of sight is shown anew in so many turns: to a screen reader nobody is older than that. */
const TURNS = 20;

/** Everybody in the room, of whom only those in sight are shown anew each time: there may be hundreds. */
export interface PeopleList {
  /** Everybody as they are now, in the order of the list. */
  readonly all: Accessor<readonly Person[]>;
  /** Somebody as they are shown, as long as they are in the list. */
  readonly shown: (key: string) => Person | undefined;
  /** Says whether somebody is in sight; at first everybody is. */
  readonly note: (key: string, sight: 'in' | 'out') => void;
}

/** @param all - a new list each time something may have changed. */
export function createPeopleList(all: Accessor<readonly Person[]>): PeopleList {
  const shown = new Map<string, Signal<Person>>();
  const out = new Set<string>();
  const byKey = createMemo(() => new Map(all().map((person) => [person.key, person])));
  let turn = 0;
  const signalOf = (key: string) => {
    const known = shown.get(key);
    // Who only wants to see one of them is not told whenever anybody changes.
    const person = untrack(byKey).get(key);
    if (known || !person) return known;
    const fresh = createSignal(person);
    shown.set(key, fresh);
    return fresh;
  };
  const renew = (key: string) => {
    const person = byKey().get(key);
    if (person) shown.get(key)?.[1](() => person);
  };
  createEffect(
    on(byKey, (people) => {
      turn = (turn + 1) % TURNS;
      for (const key of [...shown.keys()]) {
        if (people.has(key)) continue;
        shown.delete(key);
        out.delete(key);
      }
      batch(() => {
        for (const [at, key] of [...people.keys()].entries()) {
          const turns = out.has(key) ? TURNS : SIGHT_TURNS;
          if (at % turns === turn % turns) renew(key);
        }
      });
    }),
  );
  return {
    all,
    shown: (key) => signalOf(key)?.[0](),
    note(key, sight) {
      if (sight === 'out') out.add(key);
      else if (out.delete(key)) renew(key);
    },
  };
}
