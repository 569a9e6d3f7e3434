import type { FastifyServerOptions } from 'fastify';
import type { HostLog } from './control/host-log.js';

const WARN = 40;

/** At a terminal only what a person should know, in words; otherwise every line as JSON. Operators may read all of it. */
export function loggerFor(
  reader: 'person' | 'program',
  write: (text: string) => void,
  hostLog: HostLog,
): NonNullable<FastifyServerOptions['logger']> {
  const show = (line: string) => {
    hostLog.write(line);
    if (reader === 'program') write(line);
    else if (levelOf(line) >= WARN) write(inWords(line));
  };
  return { level: 'info', stream: { write: show } };
}

function levelOf(line: string): number {
  return (JSON.parse(line) as { level: number }).level;
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
