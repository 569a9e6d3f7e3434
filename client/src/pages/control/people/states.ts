import { standing } from '@tickdeck/shared/commands/marks.js';
import { type Needs, type State, whyLacking } from '@tickdeck/shared/commands/needs.js';
import type { Desk } from '../desk.js';
import { createFiles, type Files } from './files.js';
import type { Person } from './people.js';

/** How somebody is here; undefined before the host has said it. */
export type StateOf = (person: Pick<Person, 'session' | 'player'>) => State | undefined;

/** Those of several who have what a command needs; all of them, and why not, when nobody has. */
export function whoFits<T extends { readonly name: string }>(
  needs: Needs | undefined,
  all: readonly T[],
  stateOf: (one: T) => State | undefined,
): { readonly fit: readonly T[]; readonly why: string | undefined } {
  const whyOf = (one: T) => {
    const state = stateOf(one);
    return state && whyLacking(needs, { name: one.name, state });
  };
  const fit = all.filter((one) => whyOf(one) === undefined);
  const [first] = all;
  return fit.length > 0 || !first ? { fit, why: undefined } : { fit: all, why: whyOf(first) };
}

/** Looks at how everybody is here, as long as the component lives. */
export function createStates(desk: Desk, files: Files = createFiles(desk)): StateOf {
  const people = desk.feeds.use('people');
  const leases = desk.feeds.use('leases');
  return ({ session, player }) => {
    const all = people();
    if (!all) return undefined;
    const known = all[`s${session}`] ?? Object.values(all).find((one) => player > 0 && one.player === player);
    return {
      // Whom the host knows nothing of has a seat that only fills up.
      presence: session > 0 ? 'here' : (known?.state ?? 'bot'),
      isMuted: standing(files.of(known?.device ?? ''), 'mute', Date.now()) !== undefined,
      isLent: leases()?.[`p${player}`] !== undefined,
    };
  };
}
