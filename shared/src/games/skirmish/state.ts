import { choice, flag, group, number, part, record, text } from '../../game/document.js';
import { angle, bool, int } from '../../game/fields.js';
import { type DocumentOf, defineState, type InputOf } from '../../game/state.js';
import type { World } from '../../world/world.js';
import { TEAMS, WEAPONS } from './kinds.js';
import { priors } from './priors.js';
import { rules } from './rules.js';
import { bots, events, pickups, rocks, ships, shots, walls } from './tables.js';
import { AIM_STEPS, FEED_MAX, STICK_MAX } from './tuning.js';

const count = (max: number) => number({ min: 0, max, initial: 0 });
const moment = number({ min: 0, max: 0x3fffffff, initial: 0, unit: 'tick' });

/**
 * The phase, until when it lasts, and who won the last round: a player's key (`p7`), a team's name, or nobody. `length` is
 * the rule that `endsAt` was made from, so that a host's change of that rule moves the end, and an edited end stays.
 */
const match = part(
  group({
    phase: choice(['warm-up', 'countdown', 'round', 'podium'], 'warm-up'),
    endsAt: moment,
    round: count(1_000_000),
    length: number({ min: 0, max: 1800, initial: 0, unit: 's' }),
    mode: choice(['free-for-all', 'teams'], 'free-for-all'),
    winner: text(20),
    orange: count(100_000),
    blue: count(100_000),
  }),
);

/** Everyone who had a seat this round, by `p<player number>`; `present` is false for those who left, `person` is true for people. */
const players = part(
  record(
    group({
      name: text(20),
      color: count(255),
      shape: count(255),
      tag: text(2),
      team: choice(TEAMS, 'none'),
      score: number({ min: -100_000, max: 100_000, initial: 0 }),
      kills: count(100_000),
      deaths: count(100_000),
      pilot: choice(['human', 'bot'], 'human'),
      person: flag(),
      present: flag(true),
    }),
    512,
  ),
);

/** The last kills by `k<number>`: keys of killer and victim (the same for one's own doing), and with what. */
const feed = part(
  record(
    group({
      n: count(0x3fffffff),
      at: moment,
      killer: text(20),
      victim: text(20),
      weapon: choice(WEAPONS, 'normal'),
    }),
    FEED_MAX,
  ),
);

/** All that Skirmish keeps, sends and takes. */
export const state = defineState({
  priors,
  tables: { ships, shots, rocks, walls, pickups, events, bots },
  document: { match, players, feed },
  rules,
  input: {
    moveX: int(-STICK_MAX, STICK_MAX, { label: 'Right' }),
    moveY: int(-STICK_MAX, STICK_MAX, { label: 'Down' }),
    aim: angle(AIM_STEPS, { label: 'Aim' }),
    fire: bool({ label: 'Fire' }),
    dash: bool({ label: 'Dash' }),
  },
});

export type SkirmishState = typeof state;
export type SkirmishWorld = World<SkirmishState>;
export type SkirmishInput = InputOf<SkirmishState>;
export type SkirmishDocument = DocumentOf<SkirmishState>;
