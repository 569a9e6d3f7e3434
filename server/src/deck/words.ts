import { type Undo, whyFinal } from '@tickdeck/shared/commands/command.js';
import type { JsonSchema } from '../control/schemas.js';
import { kindOf } from './arguments.js';

/** A command as the host lists it. */
export interface Listed {
  readonly name: string;
  readonly label: string;
  readonly says: string;
  readonly role: string;
  readonly risk: string;
  readonly undo: Undo;
  readonly args: JsonSchema;
}

/** What a host answers to a command. */
export interface Said {
  readonly outcome: 'done' | 'refused' | 'conflict';
  readonly text: string;
  readonly refusals: readonly { readonly where: string; readonly why: string }[];
  readonly changes: readonly { readonly where: string; readonly before: string; readonly after: string }[];
}

export const USAGE = `Usage: npm run deck -- <command> [--argument value …] [options]

  help [command]    what can be commanded, or what one command takes
  rooms             which rooms there are

  --room <id>       which room (not needed when there is only one)
  --preview         say what the command would do, and do nothing
  --json            answer as the host does; with npm run -s deck nothing else is printed
  --url <address>   the host, or a whole control link (default: the one that runs on this machine)
  --data <folder>   the data folder of the host on this machine (default: ./data)
  --who <name>      what the audit list calls you

Elsewhere than on the host's own machine it needs the token of a control link: in --url, or in the variable
TICKDECK_TOKEN. It ends with 0 when it was done, 1 when it was refused, and 2 when it could not be asked for.`;

/** All commands, one a line. */
export function sayCommands(commands: readonly Listed[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return commands.map(({ name, says }) => `  ${name.padEnd(width + 2)}${says}`).join('\n');
}

/** One command, and what it takes. */
export function sayCommand({ name, label, says, role, risk, undo, args }: Listed): string {
  const rows = Object.entries(args.properties ?? {}).map(([argument, schema]) => {
    const head = `  --${argument} <${kindOf(schema)}>`;
    const needed = args.required?.includes(argument) ? 'needed' : '';
    const initial = schema.default === undefined || schema.default === '' ? '' : `default: ${schema.default}`;
    const range = schema.minimum === undefined || schema.maximum === undefined ? '' : rangeOf(schema);
    const more = [schema.description ?? '', range, initial, needed].filter((part) => part !== '').join(', ');
    return `${head.padEnd(26)}${more}`.trimEnd();
  });
  const final = whyFinal({ undo });
  const undone = final === undefined ? 'can be undone' : `cannot be undone: ${final}`;
  const facts = `Takes the role ${role}; risk ${risk}; ${undone}.`;
  return [`${name}: ${label}`, '', says, facts, ...(rows.length > 0 ? ['', ...rows] : [])].join('\n');
}

/** What became of a command. */
export function sayAnswer({ outcome, text, refusals, changes }: Said, preview: 'yes' | 'no'): string {
  const head = outcome === 'done' ? (preview === 'yes' ? `Would do: ${text}` : text) : `Not done: ${text}`;
  const shown = changes.map(({ where, before, after }) => `  ${where}  ${before} → ${after}`);
  const against = refusals.length > 1 ? refusals.map(({ where, why }) => `  ${where} ${why}`) : [];
  return [head, ...shown, ...against].join('\n');
}

function rangeOf({ minimum, maximum }: JsonSchema): string {
  return `${minimum} to ${maximum}`;
}
