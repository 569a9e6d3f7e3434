import { ranksAtLeast } from '../command.js';
import { type Needs, whyLacking } from '../needs.js';
import { type Outcome, refuse } from '../outcome.js';
import type { Actor, Person, Stage } from '../stage.js';

/** Arguments that name one person: who is here by session, who has a seat by player number too. */
export const whom = { session: { kind: 'session' }, player: { kind: 'player' } } as const;

interface Whom {
  readonly session: number;
  readonly player: number;
}

/** Does something with the person who is meant, if there is one and the actor is more powerful. */
export function withPerson(
  { people }: Pick<Stage, 'people'>,
  { session, player }: Whom,
  actor: Actor,
  act: (person: Person) => Outcome,
): Outcome {
  if (session === 0 && player === 0) return refuse('Say whom: a session or a player.');
  const person = people.find(session > 0 ? { session } : { player });
  if (!person) return refuse(session > 0 ? `There is no session ${session}.` : `Player ${player} has no seat.`);
  if (ranksAtLeast(person.role, actor.role)) return refuse(`${person.name} is ${person.role}, as powerful as you.`);
  return act(person);
}

/** The same with somebody of whom something can be kept. */
export function withKnown(
  stage: Pick<Stage, 'people'>,
  who: Whom,
  actor: Actor,
  act: (person: Person) => Outcome,
): Outcome {
  return withPerson(stage, who, actor, (person) => {
    const why = whyWithout('device', person);
    return why === undefined ? act(person) : refuse(why);
  });
}

/** Why this person has not got something to know them by, or no link; undefined when they have. */
export function whyWithout(needs: Extract<Needs, 'device' | 'link'>, { name, session, device }: Person) {
  const presence = session > 0 ? 'here' : device === '' ? 'bot' : 'away';
  return whyLacking(needs, { name, state: { presence, isMuted: false, isLent: false } });
}
