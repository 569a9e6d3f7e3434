import type { Argument, Command } from '@tickdeck/shared/commands/command.js';
import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { State } from '@tickdeck/shared/commands/needs.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import type { Point } from '../../../scene/camera.js';
import type { Picked } from '../../../scene/pick.js';
import { whoFits } from '../people/states.js';

/** Something in the world that somebody wants to do something to. */
export interface Subject {
  readonly row: Picked | undefined;
  /** Whether more rows like it can be put by hand. */
  readonly isPlaceable: boolean;
  /** Whose avatar the row is; 0 for nobody's. */
  readonly player: number;
  /** The session of that player; 0 for a bot and for who is away. */
  readonly session: number;
  /** What that player is called; empty for nobody. */
  readonly name: string;
  /** How that player is here; undefined for nobody, and before the host has said it. */
  readonly state: State | undefined;
}

type Args = { readonly [name: string]: Value };

/** A command as it is offered at a place: what of its arguments the place says, and what is still to be asked. */
export interface Verb {
  readonly command: Command;
  /** What it is called here. */
  readonly label: string;
  /** Known arguments, once for each row or person that it is to be done to. */
  readonly calls: readonly Args[];
  /** Names of the arguments that a person must give. */
  readonly asks: readonly string[];
  /** What stands in the form at first, for a person to change. */
  readonly start: Args;
  /** Why it cannot be done now; undefined when it can. */
  readonly why: string | undefined;
}

/** What there is to know where somebody asked. */
export interface Asked {
  readonly subjects: readonly Subject[];
  readonly at: Point;
  readonly role: Role;
  readonly blocked: string | undefined;
}

/** What can be done with rows, with the people in them, and at the place: all of it from the registry, as it says itself. */
export function verbsOf(commands: Iterable<Command>, asked: Asked): readonly Verb[] {
  return [...commands].flatMap((command) => {
    const { calls, lacking, start = {} } = callsOf(command, asked);
    const [first] = calls;
    if (!first) return [];
    const asks = Object.keys(command.args).filter((name) => !Object.hasOwn(first, name));
    const label = calls.length > 1 ? `${command.label} (${calls.length})` : command.label;
    return [{ command, label, calls, asks, start, why: whyNot(command, calls, asked) ?? lacking }];
  });
}

/** A command that is about no place, offered at one with a proposal for its arguments. */
export function proposal(command: Command, label: string, start: Args, asked: Asked): Verb {
  return { command, label, calls: [{}], asks: Object.keys(command.args), start, why: whyNot(command, [], asked) };
}

/** What stands in the form of a command about people: the name of the only one, to be changed. */
export function startOf({ args }: Command, people: readonly { readonly name: string }[]): Args {
  const [one, another] = people;
  return one && !another && args.name?.kind === 'text' ? { name: one.name } : {};
}

interface Calls {
  readonly calls: readonly Args[];
  readonly start?: Args;
  /** What none of the people there has. */
  readonly lacking?: string | undefined;
}

function callsOf(command: Command, { subjects, at }: Asked): Calls {
  const { about, args, needs } = command;
  if (about === 'ground') {
    const [subject, another] = subjects;
    const start = subject?.isPlaceable && !another ? presetOf(args, subject, at) : {};
    return { calls: [presetOf(args, undefined, at)], start };
  }
  if (about === 'row') {
    const fits = ({ row }: Subject) => row !== undefined && Object.values(args).some((arg) => isRowOf(arg, row.table));
    return { calls: subjects.filter(fits).map((subject) => presetOf(args, subject, at)) };
  }
  if (about !== 'person') return { calls: [] };
  const people = subjects.filter(({ player }) => player > 0);
  const { fit, why } = whoFits(needs, people, ({ state }) => state);
  return { calls: fit.map((subject) => presetOf(args, subject, at)), start: startOf(command, fit), lacking: why };
}

/** The arguments that the subject and the place answer by themselves: each kind once, as a second row is another row. */
function presetOf(args: Command['args'], subject: Subject | undefined, at: Point): Args {
  const preset: { [name: string]: Value } = {};
  const used = new Set<string>();
  for (const [name, argument] of Object.entries(args)) {
    const value = answerOf(argument, subject, at);
    const kind = argument.kind === 'axis' ? `axis ${argument.axis}` : argument.kind;
    if (value === undefined || used.has(kind)) continue;
    used.add(kind);
    preset[name] = value;
  }
  return preset;
}

function answerOf(argument: Argument, subject: Subject | undefined, at: Point): Value | undefined {
  switch (argument.kind) {
    case 'axis':
      return Math.round(argument.axis === 0 ? at.x : at.y);
    case 'table':
      return subject?.row?.table;
    case 'row':
      return subject?.row && isRowOf(argument, subject.row.table) ? subject.row.id : undefined;
    case 'player':
      return subject && subject.player > 0 ? subject.player : undefined;
    case 'session':
      return subject && subject.player > 0 && argument.whose !== 'another' ? subject.session : undefined;
    default:
      return undefined;
  }
}

/** A row of any table is one of a table that says nothing of which. */
function isRowOf(argument: Argument, table: string): boolean {
  return argument.kind === 'row' && (argument.table === table || argument.table === '');
}

function whyNot({ args, role: least }: Command, calls: readonly Args[], { role, blocked }: Asked): string | undefined {
  if (!ranksAtLeast(role, least)) return `This takes the role ${least}; yours is ${role}.`;
  const names = Object.keys(args);
  const session = names.find((name) => args[name]?.kind === 'session');
  const isByPlayer = names.some((name) => args[name]?.kind === 'player');
  if (session !== undefined && !isByPlayer && calls.some((call) => call[session] === 0)) {
    return 'A bot has no link to act on.';
  }
  return blocked === undefined ? undefined : `${blocked}.`;
}
