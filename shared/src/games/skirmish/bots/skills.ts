/** How good a bot is: everything that tells an easy one from a hard one. Ticks, units, and 1/1024 turns. */
export interface Skill {
  /** From seeing a target until the first shot. */
  readonly reactionTicks: number;
  /** Between two decisions. */
  readonly thinkEveryTicks: number;
  /** Fastest turn of the aim in a tick. */
  readonly turnMax: number;
  /** How far off it aims at most; a new error with every decision. */
  readonly errorMax: number;
  /** How much of the target's flight it allows for: 0 aims where it is, 1 where it will be. */
  readonly lead: number;
  /** Fires at targets within this distance when the aim is this near. */
  readonly range: number;
  readonly tolerance: number;
  /** Fires for so long, then rests for so long. */
  readonly burstTicks: number;
  readonly restTicks: number;
  /** Chance to notice a shot that would hit, each time it looks; and to dash out of its way once noticed. */
  readonly noticeChance: number;
  readonly dashChance: number;
  /** Below this health it looks for repair rather than for a fight. */
  readonly fleeBelowHp: number;
  /** How far it goes for a pick-up while there is someone to fight. */
  readonly fetchWithin: number;
}

const EASY: Skill = {
  reactionTicks: 36,
  thinkEveryTicks: 40,
  turnMax: 13,
  errorMax: 52,
  lead: 0.4,
  range: 500,
  tolerance: 40,
  burstTicks: 36,
  restTicks: 48,
  noticeChance: 0.01,
  dashChance: 0.1,
  fleeBelowHp: 0,
  fetchWithin: 150,
};

const NORMAL: Skill = {
  reactionTicks: 20,
  thinkEveryTicks: 26,
  turnMax: 24,
  errorMax: 30,
  lead: 0.8,
  range: 620,
  tolerance: 28,
  burstTicks: 60,
  restTicks: 24,
  noticeChance: 0.05,
  dashChance: 0.3,
  fleeBelowHp: 25,
  fetchWithin: 260,
};

const HARD: Skill = {
  reactionTicks: 10,
  thinkEveryTicks: 14,
  turnMax: 40,
  errorMax: 14,
  lead: 1,
  range: 720,
  tolerance: 22,
  burstTicks: 120,
  restTicks: 8,
  noticeChance: 0.25,
  dashChance: 0.6,
  fleeBelowHp: 35,
  fetchWithin: 380,
};

/** In the order of the rule `botSkill`. */
export function skillOf(botSkill: number): Skill {
  return botSkill >= 2 ? HARD : botSkill >= 1 ? NORMAL : EASY;
}
