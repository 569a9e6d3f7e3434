/** The numbers that make Skirmish feel as it does and that nobody tunes live; what a host may tune is in rules.ts. */

export const TICK_RATE = 60;
export const SEATS_MAX = 128;
/** Arena width and height, units. */
export const ARENA_WIDTH = 3200;
export const ARENA_HEIGHT = 2000;

/** Steps of a turn in every angle of the game. */
export const AIM_STEPS = 1024;
/** Full deflection of a stick on one axis. */
export const STICK_MAX = 127;

export const SHIP_RADIUS = 16;
export const SHIP_HP_MAX = 100;
/** Shield a pick-up fills to. */
export const SHIELD_MAX = 100;
/** Shield a ship starts with and regrows to by itself. */
export const SHIELD_NATURAL_MAX = 40;

export const PICKUP_RADIUS = 14;
/** A shot is a little thicker than a line: generous to whoever shoots. */
export const SHOT_RADIUS = 4;
/** Ticks an event row lives: late receivers have it by then, or should not hear of it any more. */
export const EVENT_TICKS = 30;
/** Kills the feed remembers. */
export const FEED_MAX = 6;
