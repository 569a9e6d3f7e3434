import { parseArgs } from 'node:util';
import { ROOM_NAME_CHARS_MAX } from './control/names.js';

/** What a host may choose; docs/hosting.md and `--help` say the same. */
export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** Id of the default room's game; empty for the first one. */
  readonly game: string;
  readonly name: string;
  readonly bots: number;
  readonly allowHosts: readonly string[];
  readonly key: 'keep' | 'renew';
}

export type Parsed =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string };

/** Where a host listens unless it is told otherwise. */
export const DEFAULT_PORT = 8080;

interface Option {
  readonly value: string;
  readonly initial: string;
  readonly help: string;
}

const OPTIONS = {
  port: {
    value: 'number',
    initial: String(DEFAULT_PORT),
    help: 'port to listen on; when it is taken the next free one; 0: any',
  },
  host: { value: 'address', initial: '0.0.0.0', help: 'address to listen on; 127.0.0.1 keeps other devices out' },
  data: { value: 'folder', initial: './data', help: 'where the key, and later recordings, are kept' },
  game: { value: 'id', initial: '', help: 'game of the first room (default: the first game there is)' },
  name: { value: 'text', initial: 'Arena', help: 'name of the first room' },
  bots: { value: 'number', initial: '6', help: 'seats of the first room that bots fill until people come' },
  'allow-host': { value: 'name,…', initial: '', help: 'more host names to answer to; may be repeated' },
  'new-key': { value: '', initial: '', help: 'make a new key: every link with a token stops working' },
} as const satisfies { readonly [name: string]: Option };
type Name = keyof typeof OPTIONS;

/** A refusal on its way out of the parsing below; its message is for a person. */
class Refused extends Error {}

/** Reads the command line (without node and script) and `TICKDECK_…` variables; the command line wins. */
export function parseConfig(args: readonly string[], env: { readonly [name: string]: string | undefined }): Parsed {
  try {
    const given = readArgs(args);
    if (given.help) return { kind: 'help', text: helpText() };
    const text = (name: Name) => given.texts.get(name) ?? (env[variable(name)] || OPTIONS[name].initial);
    return {
      kind: 'config',
      config: {
        port: wholeNumber('port', text('port'), 65_535),
        host: required('host', text('host')),
        data: required('data', text('data')),
        game: text('game'),
        name: roomName(text('name')),
        bots: wholeNumber('bots', text('bots'), 1000),
        allowHosts: hostList(text('allow-host')),
        key: given.newKey || switchedOn('new-key', env[variable('new-key')]) ? 'renew' : 'keep',
      },
    };
  } catch (error) {
    if (error instanceof Refused)
      return { kind: 'refused', text: `${error.message}\nnpm start -- --help lists the options.` };
    throw error;
  }
}

function readArgs(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [stray] = positionals;
  if (stray !== undefined) throw new Refused(strayText(stray));
  const texts = new Map<Name, string>();
  for (const name of ['port', 'host', 'data', 'game', 'name', 'bots'] as const) {
    const value = values[name];
    if (value !== undefined) texts.set(name, value);
  }
  const allow = values['allow-host'];
  if (allow !== undefined) texts.set('allow-host', allow.join(','));
  return { texts, newKey: values['new-key'] === true, help: values.help === true };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { ...text, short: 'p' },
        host: text,
        data: text,
        game: text,
        name: text,
        bots: text,
        'allow-host': { ...text, multiple: true },
        'new-key': flag,
        help: { ...flag, short: 'h' },
      },
    });
  } catch (error) {
    // Node's own messages name the option and are good enough for a person, but for the hint about `--` that follows them.
    throw new Refused(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

/** `npm start --port 9000` hands over a bare 9000: npm keeps the option for itself. */
function strayText(stray: string): string {
  if (/^\d+$/.test(stray)) return `"${stray}" alone means nothing. Did you mean: npm start -- --port ${stray}`;
  return `"${stray}" is no option. Options follow two dashes: npm start -- --name ${JSON.stringify(stray)}`;
}

function wholeNumber(name: Name, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new Refused(`--${name} (or ${variable(name)}) must be a whole number from 0 to ${max}, not "${text}".`);
}

function required(name: Name, text: string): string {
  if (text !== '') return text;
  throw new Refused(`--${name} (or ${variable(name)}) must not be empty.`);
}

function roomName(text: string): string {
  const name = required('name', text.trim());
  if (name.length <= ROOM_NAME_CHARS_MAX) return name;
  throw new Refused(`--name (or ${variable('name')}) may have ${ROOM_NAME_CHARS_MAX} characters, not ${name.length}.`);
}

function hostList(text: string): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const bad = names.find((name) => !/^[a-z0-9_.-]+$/i.test(name));
  if (bad === undefined) return names;
  throw new Refused(`--allow-host takes host names without scheme and port, such as game.example.org, not "${bad}".`);
}

function switchedOn(name: Name, text: string | undefined): boolean {
  if (text === undefined || text === '' || text === '0' || text === 'false') return false;
  if (text === '1' || text === 'true') return true;
  throw new Refused(`${variable(name)} must be 1 or 0, not "${text}".`);
}

function variable(name: Name): string {
  return `TICKDECK_${name.toUpperCase().replace('-', '_')}`;
}

function helpText(): string {
  const rows = Object.entries(OPTIONS).map(([name, { value, initial, help }]) => {
    const usage = `--${name}${value === '' ? '' : ` <${value}>`}`;
    return `  ${usage.padEnd(24)}${help}${initial === '' ? '' : ` (default: ${initial})`}`;
  });
  return [
    'Usage: npm start -- [options]',
    '',
    ...rows,
    '  --help                  this text',
    '',
    'Each is also an environment variable, such as TICKDECK_PORT or TICKDECK_ALLOW_HOST.',
  ].join('\n');
}
