import { FLIGHT_REASONS, type Flight } from '@tickdeck/shared/topics/flights.js';

/** What the name of a flight's file says. */
export interface Named extends Pick<Flight, 'at' | 'why' | 'beat'> {
  readonly room: string;
}

const NAME = new RegExp(`^([a-z0-9-]+)\\.(\\d{1,15})\\.(${FLIGHT_REASONS.join('|')})\\.b(\\d{1,10})\\.jsonl\\.gz$`);

/** `arena.1767225600000.overrun.b7200.jsonl.gz`: all that a list of flights needs, so that the folder is the list. */
export function fileNameOf({ room, at, why, beat }: Named): string {
  return `${room}.${at}.${why}.b${beat}.jsonl.gz`;
}

/** What a file is by its name; undefined when it is no flight. */
export function flightOfFile(name: string): Named | undefined {
  const [, room, at, why, beat] = NAME.exec(name) ?? [];
  const reason = FLIGHT_REASONS.find((one) => one === why);
  return room !== undefined && reason ? { room, at: Number(at), why: reason, beat: Number(beat) } : undefined;
}
