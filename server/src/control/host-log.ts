import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { LOG_LEVELS, type LogLine } from '@tickdeck/shared/wire/messages.js';

/** A line and the room that it is of; empty for the host itself. */
interface Kept {
  readonly room: string;
  readonly line: LogLine;
}

/** Names that every line has, and that say nothing to an operator. */
const PLAIN: ReadonlySet<string> = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'room']);
/** What a token looks like. None is ever logged; should one be in the text of somebody else's error, it goes no further. */
const TOKEN = /[\w-]{27}\.[\w-]{43}/g;

/** The newest lines of the host's log, for operators to read. */
export class HostLog {
  readonly #lines: Kept[] = [];
  readonly #listeners = new Set<() => void>();
  #nextId = 1;

  /** Takes a line as the logger writes it; what is no line is passed over. */
  write(json: string): void {
    const said = parse(json);
    if (!said) return;
    const { level, time, msg, room } = said;
    const line = {
      id: this.#nextId++,
      at: typeof time === 'number' ? time : 0,
      level: levelOf(Number(level)),
      text: clean(String(msg ?? '')),
      data: clean(flatten(said)),
    };
    if (this.#lines.length >= LIMITS.logLinesMax) this.#lines.shift();
    this.#lines.push({ room: typeof room === 'string' ? room : '', line });
    for (const listener of this.#listeners) listener();
  }

  /** Lines of a room and of the host, oldest first. @param after - id of the last one that is known. */
  of(room: string, after = 0): readonly LogLine[] {
    const kept = this.#lines.filter((one) => one.line.id > after && (one.room === room || one.room === ''));
    return kept.map(({ line }) => line);
  }

  /** Calls whenever there is a new line; the result ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function parse(json: string): { readonly [name: string]: unknown } | undefined {
  try {
    const said: unknown = JSON.parse(json);
    return typeof said === 'object' && said !== null ? (said as { [name: string]: unknown }) : undefined;
  } catch {
    return undefined;
  }
}

/** Everything else that was said, as `name=value name.inner=value`. */
function flatten(said: { readonly [name: string]: unknown }): string {
  return Object.entries(said)
    .filter(([name]) => !PLAIN.has(name))
    .flatMap(([name, value]) => flat(name, value))
    .join(' ');
}

function flat(name: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    const text = String(value);
    return [`${name}=${/[\s"=]/.test(text) ? JSON.stringify(text) : text}`];
  }
  return Object.entries(value).flatMap(([inner, one]) => flat(`${name}.${inner}`, one));
}

function clean(text: string): string {
  return text.replace(TOKEN, '(token)').slice(0, LIMITS.textCharsMax);
}

/** Pino's numbers: 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60 fatal. */
function levelOf(level: number): LogLine['level'] {
  const [debug, info, warn, error] = LOG_LEVELS;
  if (level < 30) return debug;
  if (level < 40) return info;
  return level < 50 ? warn : error;
}
