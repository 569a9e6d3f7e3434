// What the numbers of enum fields stand for, for those who need no tables.

export const LIVES = ['flying', 'held', 'wrecked'] as const;
export const TEAMS = ['none', 'orange', 'blue'] as const;
export const WEAPONS = ['normal', 'rapid', 'spread'] as const;
export const PICKUPS = ['shield', 'rapid', 'spread', 'repair'] as const;
export const EVENTS = ['spark', 'bounce', 'shieldHit', 'hit', 'explosion', 'spawn', 'pickup', 'bump'] as const;
export const GOALS = ['wander', 'chase', 'fetch', 'flee'] as const;

/** Indexes into the lists above, for code that compares. */
export const FLYING = 0;
export const HELD = 1;
export const WRECKED = 2;
export const NO_TEAM = 0;
