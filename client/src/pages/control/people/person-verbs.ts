import { type Argument, type Command, ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { startOf, type Verb } from '../world/verbs.js';
import type { Person } from './people.js';
import { type StateOf, whoFits } from './states.js';

/** Who asks, and what speaks against commanding anything. */
export interface Asking {
  readonly role: Role;
  readonly blocked: string | undefined;
  readonly stateOf: StateOf;
}

/** What can be done to these people, all of it from the registry: harmless first, and never beside what is hard to take back. */
export function personVerbs(
  commands: Iterable<Command>,
  people: readonly Person[],
  asking: Asking,
): { readonly light: readonly Verb[]; readonly grave: readonly Verb[] } {
  const verbs = [...commands]
    .filter(({ about }) => about === 'person')
    .map((command): Verb => {
      const { session, player } = namesOf(command);
      const { fit, why } = whoFits(command.needs, people, asking.stateOf);
      const calls = fit.map((person) => callOf(person, session, player));
      const asks = Object.keys(command.args).filter((name) => name !== session && name !== player);
      const label = people.length > 1 ? `${command.label} (${fit.length})` : command.label;
      return { command, label, calls, start: startOf(command, fit), asks, why: whyNot(command, fit, asking) ?? why };
    });
  const isGrave = ({ command }: Verb) => command.risk === 'R2' || command.risk === 'R3';
  return { light: verbs.filter((verb) => !isGrave(verb)), grave: verbs.filter(isGrave) };
}

/** The arguments that say who: a command that has both takes either. */
function namesOf({ args }: Command) {
  const find = (fits: (argument: Argument) => boolean) =>
    Object.entries(args).find(([, argument]) => fits(argument))?.[0];
  return {
    session: find((argument) => argument.kind === 'session' && argument.whose !== 'another'),
    player: find(({ kind }) => kind === 'player'),
  };
}

function callOf(
  { session, player }: Person,
  sessionName: string | undefined,
  playerName: string | undefined,
): { readonly [name: string]: Value } {
  return {
    ...(sessionName === undefined ? {} : { [sessionName]: session }),
    ...(playerName === undefined ? {} : { [playerName]: player }),
  };
}

function whyNot(command: Command, people: readonly Person[], { role, blocked }: Asking): string | undefined {
  if (!ranksAtLeast(role, command.role)) return `This takes the role ${command.role}; yours is ${role}.`;
  const { session, player } = namesOf(command);
  if (player === undefined && people.some((one) => one.session === 0)) return 'Somebody here has no link to act on.';
  if (session === undefined && people.some((one) => one.player === 0)) return 'Somebody here does not play.';
  return blocked === undefined ? undefined : `${blocked}.`;
}
