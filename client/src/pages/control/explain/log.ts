import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { LOG_LEVELS, type LogLine } from '@tickdeck/shared/wire/messages.js';

export type LogLevel = LogLine['level'];

/** Lines that are known, oldest first, with those that were just told: first all of them, later what is new. */
export function appendLines(before: readonly LogLine[], heard: readonly LogLine[]): readonly LogLine[] {
  const newest = before.at(-1)?.id ?? 0;
  return [...before, ...heard.filter(({ id }) => id > newest)].slice(-LIMITS.logLinesMax);
}

/** Lines of a level or worse that hold every word, whatever its case. */
export function filterLines(lines: readonly LogLine[], least: LogLevel, words: string): readonly LogLine[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const from = LOG_LEVELS.indexOf(least);
  return lines.filter(({ level, text, data }) => {
    const said = `${text} ${data}`.toLowerCase();
    return LOG_LEVELS.indexOf(level) >= from && wanted.every((word) => said.includes(word));
  });
}

/** As one line of a text file. */
export function sayLine({ at, level, text, data }: LogLine): string {
  return `${new Date(at).toISOString()} ${level.toUpperCase()} ${text}${data === '' ? '' : ` ${data}`}`;
}
