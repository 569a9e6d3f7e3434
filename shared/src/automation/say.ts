import type { Registry } from '../commands/registry.js';
import type { Value } from '../game/document.js';
import { type Call, callsOf, type Entry, type Schedule } from './entries.js';

/** What an entry is, in one line. */
export function sayEntry(entry: Entry): string {
  const said = sayOf(entry);
  return entry.on ? said : `${said} (off)`;
}

/** When a schedule gives its commands. */
export function sayTiming({
  timing,
  seconds,
  tick,
  moment,
}: Pick<Schedule, 'timing' | 'seconds' | 'tick' | 'moment'>): string {
  switch (timing) {
    case 'in':
      return `in ${saySeconds(seconds)}`;
    case 'every':
      return `every ${saySeconds(seconds)}`;
    case 'tick':
      return `at tick ${tick}`;
    case 'moment':
      return `when ${moment}`;
  }
}

/** `5 s`, `2 min`, `1 min 30 s`. */
export function saySeconds(seconds: number): string {
  const whole = Math.floor(seconds / 60);
  const rest = Math.round((seconds - whole * 60) * 10) / 10;
  if (whole === 0) return `${rest} s`;
  return rest === 0 ? `${whole} min` : `${whole} min ${rest} s`;
}

/** A command with what it is given: `Say to all “Dinner!”`. */
export function sayCall({ name, args }: Call, registry?: Registry): string {
  const given = Object.entries(args)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => (typeof value === 'string' ? `“${value}”` : `${key} ${sayValue(value)}`));
  return [registry?.get(name)?.label ?? name, ...given].join(' ');
}

/** Several of them. */
export function sayCalls(calls: readonly Call[], registry?: Registry): string {
  return calls.map((call) => sayCall(call, registry)).join(', then ');
}

function sayOf(entry: Entry): string {
  switch (entry.kind) {
    case 'breakpoint':
      return entry.when;
    case 'watch':
      return entry.expression;
    case 'bookmark':
      return entry.note === '' ? `tick ${entry.tick}` : `${entry.note} (tick ${entry.tick})`;
    case 'schedule':
      return `${sayTiming(entry)}: ${sayCalls(callsOf(entry))}`;
    case 'rule': {
      const held = entry.holdSeconds > 0 ? ` for ${saySeconds(entry.holdSeconds)}` : '';
      return `${entry.when}${held} → ${[...callsOf(entry).map((call) => sayCall(call)), ...sayTold(entry.tell)].join(', ')}`;
    }
  }
}

function sayTold(tell: string): readonly string[] {
  return tell === 'nobody' ? [] : [`tell ${tell}`];
}

function sayValue(value: Value): string {
  return typeof value === 'object' ? '…' : String(value);
}
