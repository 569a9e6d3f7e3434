/** What was asked for on the command line, before it is known which commands there are. */
export interface Asked {
  /** `help`, `rooms`, or the name of a command. */
  readonly verb: string;
  /** The command that help is wanted about; empty for all. */
  readonly topic: string;
  readonly options: Options;
  /** Arguments of the command as they were typed; `true` for a name that stands alone. */
  readonly given: ReadonlyMap<string, string | true>;
}

export interface Options {
  readonly room: string;
  readonly url: string;
  readonly token: string;
  readonly data: string;
  readonly who: string;
  readonly preview: 'yes' | 'no';
  readonly answer: 'words' | 'json';
}

export type Parsed =
  | { readonly kind: 'asked'; readonly asked: Asked }
  | { readonly kind: 'refused'; readonly text: string };

/** Options of the program itself; no command may have an argument of these names. */
export const OWN_NAMES = ['room', 'url', 'data', 'who', 'preview', 'json', 'help'] as const;
const FLAGS: ReadonlySet<string> = new Set(['preview', 'json', 'help']);

type Env = { readonly [name: string]: string | undefined };

/** Reads the command line (without node and script) and the environment; the command line wins. */
export function parseDeck(args: readonly string[], env: Env): Parsed {
  const given = new Map<string, string | true>();
  const words: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [, name = '', value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(arg) ?? [];
    if (given.has(name)) return refuse(`--${name} is given twice.`);
    const next = args[i + 1];
    const follows = value === undefined && !FLAGS.has(name) && next !== undefined && !next.startsWith('--');
    if (follows) i++;
    given.set(name, value ?? (follows ? next : true));
  }
  const [verb = 'help', topic = '', stray] = given.has('help') ? ['help', ...words] : words;
  const surplus = verb === 'help' ? stray : topic || undefined;
  if (surplus !== undefined) return refuse(`"${surplus}" follows no option. Arguments are given as --name value.`);
  return readOptions(verb, topic, given, env);
}

function readOptions(verb: string, topic: string, given: Map<string, string | true>, env: Env): Parsed {
  const bare = ['room', 'url', 'data', 'who'].find((name) => given.get(name) === true);
  if (bare) return refuse(`--${bare} needs a value.`);
  const valued = ['preview', 'json'].find((name) => typeof given.get(name) === 'string');
  if (valued) return refuse(`--${valued} stands alone.`);
  const text = (name: string, variable: string, fallback: string) => {
    const value = given.get(name);
    return typeof value === 'string' ? value : env[variable] || fallback;
  };
  const options: Options = {
    room: text('room', 'TICKDECK_ROOM', ''),
    url: text('url', 'TICKDECK_URL', ''),
    token: env.TICKDECK_TOKEN ?? '',
    data: text('data', 'TICKDECK_DATA', './data'),
    who: text('who', 'TICKDECK_WHO', ''),
    preview: given.has('preview') ? 'yes' : 'no',
    answer: given.has('json') ? 'json' : 'words',
  };
  const own: readonly string[] = OWN_NAMES;
  const rest = new Map([...given].filter(([name]) => !own.includes(name)));
  return { kind: 'asked', asked: { verb, topic, options, given: rest } };
}

function refuse(text: string): Parsed {
  return { kind: 'refused', text };
}
