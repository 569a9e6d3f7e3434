import { parseArgs } from 'node:util';

/** What `npm run bots` is asked to do. */
export interface Options {
  /** Where the host is, as http://host:port */
  readonly url: string;
  /** Room id, or empty for the first room there is. */
  readonly room: string;
  readonly count: number;
  readonly seconds: number;
  readonly output: 'person' | 'json';
}

export type Parsed =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string };

const COUNT_MAX = 1_000;
const SECONDS_MAX = 3_600;

export const HELP = `Flies bots over the real network code of the page, and measures what they get.

npm run bots -- [options]
  --url <address>     the host (http://127.0.0.1:8080)
  --room <id>         the room to play in (the first one)
  --count <bots>      how many, 1 to ${COUNT_MAX} (10)
  --seconds <time>    how long to measure, 1 to ${SECONDS_MAX} (20)
  --json              one line of JSON instead of a table
  --help              this text

Ends with 1 when a hash differed or anything else went wrong.
`;

/** Reads the command line; everything is checked before anything is done. */
export function parseOptions(args: readonly string[]): Parsed {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8080' },
        room: { type: 'string', default: '' },
        count: { type: 'string', default: '10' },
        seconds: { type: 'string', default: '20' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help', text: HELP };
    return {
      kind: 'options',
      options: {
        url: readUrl(values.url),
        room: values.room,
        count: readNumber('--count', values.count, COUNT_MAX),
        seconds: readNumber('--seconds', values.seconds, SECONDS_MAX),
        output: values.json ? 'json' : 'person',
      },
    };
  } catch (error) {
    return { kind: 'refused', text: `${error instanceof Error ? error.message : error}\n--help says what there is.` };
  }
}

function readNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= max) return value;
  throw new RangeError(`${name} is a whole number from 1 to ${max}, not "${text}".`);
}

/** A page's, a room's or a socket's address will do too. */
function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const protocol = url && { 'http:': 'http:', 'https:': 'https:', 'ws:': 'http:', 'wss:': 'https:' }[url.protocol];
  if (!url || !protocol) throw new RangeError(`--url is an address like http://127.0.0.1:8080, not "${text}".`);
  return `${protocol}//${url.host}`;
}
