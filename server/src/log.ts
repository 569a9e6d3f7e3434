import type { FastifyServerOptions } from 'fastify';

const WARN = 40;

/** At a terminal only what a person should know, in words; otherwise every line as JSON. */
export function loggerFor(
  reader: 'person' | 'program',
  write: (text: string) => void,
): NonNullable<FastifyServerOptions['logger']> {
  if (reader === 'program') return { level: 'info', stream: { write } };
  return { level: 'warn', stream: { write: (line: string) => write(inWords(line)) } };
}

/** One JSON line of the log as a person reads it; `why` and the error's message say more. */
export function inWords(line: string): string {
  const { level, msg, why, err } = JSON.parse(line) as {
    level: number;
    msg: string;
    why?: string;
    err?: { message?: string };
  };
  const reason = why ?? err?.message;
  return `  ${level > WARN ? 'Error' : 'Warning'}: ${msg}${reason === undefined || reason === msg ? '' : ` (${reason})`}\n`;
}
