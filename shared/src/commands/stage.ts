import type { Entries } from '../automation/entries.js';
import type { Expression } from '../expressions/expression.js';
import type { Alert, AlertKind, AlertRef } from '../topics/alerts.js';
import type { Role } from '../wire/messages.js';
import type { World } from '../world/world.js';
import type { House } from './house.js';
import type { Leases } from './leases.js';
import type { CommandLog } from './log.js';
import type { Registry } from './registry.js';
import type { Skies } from './weather.js';

/** What commands set and the room obeys from the same beat on; each is a place that can be undone. */
export interface Settings {
  paused: boolean;
  /** Simulated seconds a second of wall time, 0.05 to 8. */
  speed: number;
  /** How many seats bots fill up to, people counted. */
  bots: number;
}

/** Steps that were asked for. */
export interface Steps {
  /** Makes exactly so many ticks in the coming beats, paused or not. */
  step(ticks: number): void;
  /**
   * Makes ticks up to the first happening of which `event` holds, at most so many; says to whoever asked where it stopped.
   * @param event - over a row of the game's `events` table; undefined for any happening
   */
  seek(ticks: number, event: Expression | undefined, actor: Actor): void;
}

/** One session or seat, as commands see it. */
export interface Person {
  /** 0 for a seat without a session. */
  readonly session: number;
  /** 0 for those who do not play. */
  readonly player: number;
  readonly name: string;
  /** The name that was given to them instead of their own; empty for none. */
  readonly given: string;
  readonly role: Role;
  /** Hash of the device key, by which the person is known everywhere; empty for a bot. */
  readonly device: string;
}

/** How somebody is kept out who was removed. */
export interface Exile {
  readonly why: string;
  readonly untilBeat: number;
}

/** Whose a seat is: somebody who is here or away, or a bot. */
export interface Owner {
  /** By what they are found again; empty when they would not be. */
  readonly device: string;
  readonly name: string;
}

/** The people of a room. */
export interface People {
  find(by: { readonly session: number } | { readonly player: number }): Person | undefined;
  /**
   * Closes the person's session and says why; the seat is kept for a while, and for so long they stay out. The seat of who is
   * away, or of a bot, is freed.
   */
  remove(person: Person, why: string): void;
  /** How a player is kept out; undefined when nobody does. */
  exile(player: number): Exile | undefined;
  /** Whether who was kept out so could come back by now. */
  isOver(exile: Exile): boolean;
  /** Lets somebody come back who is kept out, at once and to the seat that is kept for them. */
  readmit(player: number): void;
  /** Keeps somebody out who has a seat, and closes their session if they are here. */
  keepOut(player: number, exile: Exile): void;
  /** From now on they are called so; empty gives their own name back. */
  rename(person: Person, given: string): void;
  /** Whose a seat is, or who a device is; undefined when the seat is gone, or the device not known. */
  owner(of: { readonly player: number } | { readonly device: string }): Owner | undefined;
  /** Gives a seat to whose device it is, here or away, who leaves the own one, if any, to whoever had it. */
  handOver(player: number, device: string): void;
  /** A line on everybody's screen. */
  tell(text: string): void;
  /** A warning on one person's screen. */
  warn(person: Person, text: string): void;
  /** Whether somebody may say one more line; if so, it counts. */
  mayTalk(person: Person): boolean;
  /** Most seats the game has. */
  readonly seatsMax: number;
  /** The table whose rows people steer: one for each seat. */
  readonly avatars: string;
}

/** Alerts, as commands see them. */
export interface Alarms {
  /** Raises one, or counts up the one that stands for the same: of the same kind about the same thing. */
  raise(kind: AlertKind, text: string, ref?: AlertRef): void;
  find(id: number): Alert | undefined;
  acknowledge(id: number, who: string): void;
  shelve(id: number, who: string, forMs: number): void;
  reopen(id: number): void;
}

/** Who gives a command. */
export interface Actor {
  /** 0 when it came without a session (HTTP, a schedule). */
  readonly session: number;
  /** Tells people of the same name apart, also after they reconnect. */
  readonly person: string;
  readonly who: string;
  readonly role: Role;
  /** Id of the pass of the link they came by; empty for none. */
  readonly pass: string;
  /** Wall time of the command, ms since 1970. */
  readonly at: number;
}

/** All that a command may touch. */
export interface Stage {
  /** Id of the room. */
  readonly room: string;
  readonly world: World;
  readonly settings: Settings;
  /** What the room keeps for its operators. */
  readonly entries: Entries;
  readonly steps: Steps;
  readonly people: People;
  readonly house: House;
  readonly leases: Leases;
  readonly skies: Skies;
  readonly log: CommandLog;
  readonly registry: Registry;
  readonly alerts: Alarms;
  /** Keeps the last seconds of the room in a file. */
  recordFlight(why: string): void;
}
