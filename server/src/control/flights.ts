import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Flight, FlightReason } from '@tickdeck/shared/topics/flights.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Tape } from '../flight/tape.js';
import type { writeFlight } from '../flight/write.js';
import type { Clock } from '../gateway/clock.js';
import type { Log } from '../gateway/gateway.js';
import type { FromRoom } from '../room/port.js';
import type { Rooms } from '../room/rooms.js';
import { fileNameOf, flightOfFile } from './flight-name.js';
import type { HostLog } from './host-log.js';

/** What came of it belongs to it. */
const AFTERMATH_MS = 1_000;
/** The same trouble in the same room within this time is no new flight. */
const TROUBLE_EVERY_MS = 60_000;
/** Flights of all rooms that may wait to be written. */
const WAITING_MAX = 4;

export interface FlightsDeps {
  readonly rooms: Rooms;
  /** Where the files are. */
  readonly folder: string;
  readonly hostLog: HostLog;
  readonly log: Log;
  readonly clock: Clock;
  readonly write: typeof writeFlight;
}

/** A flight and the room that it is of. */
interface Kept extends Flight {
  readonly room: string;
}

/** Keeps the last seconds of rooms in files when something was wrong, or somebody asked; the newest of them, and not too many. */
export class Flights {
  readonly #deps: FlightsDeps;
  /** Of each room's present or last life. */
  readonly #tapes = new Map<string, Tape>();
  /** When the last one was written, by room and reason. */
  readonly #writtenAtMs = new Map<string, number>();
  readonly #unlisten: () => void;
  /** Oldest first. */
  #kept: readonly Kept[];
  #waiting = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(deps: FlightsDeps) {
    this.#deps = deps;
    this.#kept = readFolder(deps.folder);
    this.#unlisten = deps.rooms.listen((room, message) => this.#hear(room, message));
  }

  /** The newest first. */
  of(room: string): readonly Flight[] {
    return this.#kept
      .filter((one) => one.room === room)
      .map(({ room: _, ...flight }) => flight)
      .reverse();
  }

  /** Path of a flight's file; undefined when there is none of this name (any more), or not yet. */
  find(room: string, name: string): string | undefined {
    const flight = this.#kept.find((one) => one.room === room && one.name === name && one.bytes > 0);
    return flight && join(this.#deps.folder, flight.name);
  }

  /** Resolves when what was begun is written. */
  get settled(): Promise<void> {
    return this.#writing;
  }

  async stop(): Promise<void> {
    this.#unlisten();
    await this.settled;
  }

  #hear(room: string, message: FromRoom): void {
    if (message.kind === 'report' && message.beat === 1) this.#meet(room);
    else if (message.kind === 'flight') this.#record(room, message);
    else if (message.kind === 'failed') this.#record(room, { why: 'broken', text: message.text, beat: 0 });
  }

  /** A room has begun a life. */
  #meet(room: string): void {
    const port = this.#deps.rooms.get(room);
    if (port) this.#tapes.set(room, port.memory.tape);
    this.#tell(room);
  }

  #record(room: string, flight: { why: FlightReason; text: string; beat: number }): void {
    const tape = this.#tapes.get(room);
    const { clock, log } = this.#deps;
    const { why, text, beat } = flight;
    const key = `${room} ${why}`;
    const nowMs = clock.nowMs();
    if (!tape || (why !== 'asked' && nowMs - (this.#writtenAtMs.get(key) ?? -TROUBLE_EVERY_MS) < TROUBLE_EVERY_MS))
      return;
    this.#writtenAtMs.set(key, nowMs);
    if (this.#waiting >= WAITING_MAX) {
      log.warn({ room, why }, 'A flight was not written: too many are waiting.');
      return;
    }
    const at = clock.wallMs();
    const kept: Kept = { room, name: fileNameOf({ room, at, why, beat }), why, at, beat, bytes: 0 };
    this.#waiting++;
    this.#keep(kept);
    clock.after(AFTERMATH_MS, () => {
      this.#writing = this.#writing.then(() => this.#write(kept, tape, text));
    });
  }

  async #write(kept: Kept, tape: Tape, text: string): Promise<void> {
    const { folder, hostLog, log, write } = this.#deps;
    const { room, name, why, at, beat } = kept;
    try {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, name);
      const bytes = await write({ tape, about: { why, text, at, beat }, log: hostLog.of(room), file });
      this.#keep({ ...kept, bytes });
      log.info({ room, flight: name, bytes, why }, 'A flight was written.');
    } catch (error) {
      this.#kept = this.#kept.filter((one) => one.name !== name);
      log.error({ room, flight: name, err: error }, 'A flight could not be written.');
    }
    this.#waiting--;
    this.#prune();
    this.#tell(room);
  }

  #keep(flight: Kept): void {
    this.#kept = [...this.#kept.filter(({ name }) => name !== flight.name), flight].sort((a, b) => a.at - b.at);
    this.#tell(flight.room);
  }

  /** Deletes the oldest until there are few enough, and not too large. */
  #prune(): void {
    const all = [...this.#kept];
    const bytes = () => all.reduce((sum, one) => sum + one.bytes, 0);
    while (all.length > LIMITS.flightsMax || bytes() > LIMITS.flightFilesBytesMax) {
      const oldest = all.shift();
      if (!oldest) break;
      rmSync(join(this.#deps.folder, oldest.name), { force: true });
      this.#kept = all;
      this.#tell(oldest.room);
    }
  }

  #tell(room: string): void {
    const value = Object.fromEntries(this.of(room).map((flight) => [`f${flight.at}`, flight]));
    this.#deps.rooms.get(room)?.post({ kind: 'fact', topic: 'flights', value });
  }
}

/** What earlier runs of the host have left, oldest first. */
function readFolder(folder: string): readonly Kept[] {
  if (!existsSync(folder)) return [];
  const kept = readdirSync(folder).flatMap((name) => {
    const flight = flightOfFile(name);
    return flight ? [{ ...flight, name, bytes: statSync(join(folder, name)).size }] : [];
  });
  return kept.sort((a, b) => a.at - b.at).slice(-LIMITS.flightsMax);
}
