import type { Command } from '../commands/command.js';
import type { World } from '../world/world.js';
import type { InputOf, State } from './state.js';

/** What a player looks like everywhere: palette index, shape index and a two-letter tag tell people apart without colour. */
export interface Look {
  readonly color: number;
  readonly shape: number;
  readonly tag: string;
}

/** Who joins: `player` numbers are never reused within a room; a device that comes back gets its old one. */
export interface Joiner {
  readonly player: number;
  readonly name: string;
  readonly look: Look;
  readonly pilot: Pilot;
}

/** Who steers a seat now. */
export type Pilot = 'human' | 'bot';

/** The inputs of one tick. */
export interface Inputs<S extends State> {
  /** The input of a player this tick; the neutral one (every field nearest to 0) when there is none. */
  of(player: number): Readonly<InputOf<S>>;
  /**
   * The simulated time a player was shown when deciding so, in ticks with a fraction: before this tick, and at most
   * `LIMITS.shownTicksBackMax` before the last one. Where nobody knows, as in a test, it is the last tick.
   */
  shown?(player: number): number;
}

/** A whole game: one value that hosts, wire, deck and pages are generic over. */
export interface Game<S extends State = State> {
  readonly id: string;
  readonly name: string;
  readonly state: S;
  /** Ticks of simulated time per second. */
  readonly tickRate: number;
  /** Most players with a seat at once, bots included. */
  readonly seatsMax: number;
  /** The table whose rows are what players steer and cameras follow; it has an owner and a position. */
  readonly avatars: keyof S['tables'] & string;
  /** The world's width and height in world units. */
  readonly size: readonly [number, number];
  readonly commands: readonly Command[];
  /** Moments that hosts schedule things for, if it has such. */
  readonly moments?: readonly Moment[];
  /** Fills an empty world. */
  setup(world: World<S>): void;
  /** Gives a player a place; also called for one who comes back. */
  join(world: World<S>, joiner: Joiner): void;
  /** Takes a player's rows away; what should outlive the absence stays in the document. */
  leave(world: World<S>, player: number): void;
  /** Says what a player is called from now on; left out, the name they came with stays on the screens. */
  rename?(world: World<S>, player: number, name: string): void;
  /** Says who steers a seat from now on. */
  pilot(world: World<S>, player: number, pilot: Pilot): void;
  /** One tick. `world.tick` is already the tick being made. */
  simulate(world: World<S>, inputs: Inputs<S>): void;
  /**
   * Moves only the row at `slot` of the avatars table as `simulate` would, for prediction in the browser. It may also spawn what
   * the avatar `launches`.
   */
  predict(world: World<S>, slot: number, input: Readonly<InputOf<S>>): void;
  /** What avatars launch, such as shots, if a player is to see the own ones at once. */
  readonly launches?: Launched<S>;
  /** What the bot in a seat does this tick; its memory and luck live in the world. Writes into `input`. */
  bot(world: World<S>, player: number, input: InputOf<S>): void;
}

/** The tables that rows can be put into by hand: they have a place, and nobody steers them. */
export function placeableTables({ state, avatars }: Pick<Game, 'state' | 'avatars'>): readonly string[] {
  return Object.keys(state.tables).filter((name) => name !== avatars && state.tables[name]?.position !== undefined);
}

/** Something that happens again and again: whenever an expression becomes true. */
export interface Moment {
  /** After “every”: `round end`. */
  readonly name: string;
  readonly when: string;
}

/** A table that `predict` spawns rows into: they fly by their velocity until the host's row takes over. */
export interface Launched<S extends State> {
  readonly table: keyof S['tables'] & string;
  /**
   * Makes the new row at `slot` one that left at the simulated time `shown`, in ticks, as `simulate` will.
   * @returns for how many ticks it goes straight on, as far as a page can tell.
   */
  release(world: World<S>, slot: number, shown: number): number;
}

/** Declares a game over its state; erased to the generic form that the rest of the program knows. */
export function defineGame<S extends State>(game: Game<S>): Game {
  // A room only ever hands a game worlds made from that game's own state, so forgetting S here is sound.
  return game as unknown as Game;
}
