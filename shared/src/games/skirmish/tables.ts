import { angle, bool, fixed, int, oneOf, ref, tick, uint } from '../../game/fields.js';
import { player, table } from '../../game/state.js';
import { EVENTS, GOALS, LIVES, PICKUPS, TEAMS, WEAPONS } from './kinds.js';
import { AIM_STEPS, ARENA_HEIGHT, ARENA_WIDTH, SHIELD_MAX, SHIP_HP_MAX, STICK_MAX } from './tuning.js';

/** Grid of a ship's position and of its velocity; powers of two, so that arithmetic on them is exact. */
export const SHIP_STEP = 1 / 256;
export const VELOCITY_STEP = 1 / 4096;
/** Grid of a shot's position and velocity alike: a straight flight is predicted exactly and costs nothing to send. */
export const SHOT_STEP = 1 / 16;
/** Fastest a ship or a shot may ever be, units a tick. */
export const SHIP_SPEED_MAX = 64;
export const SHOT_SPEED_MAX = 64;

const settled = { origin: 'settled' } as const;
const own = { see: 'own' } as const;
const operator = { see: 'operator' } as const;

/** A ship stays the same row from join to leave; while wrecked it waits out `respawnAt` and then jumps. */
export const ships = table({
  capacity: 128,
  position: ['x', 'y'],
  owner: 'player',
  past: 'places',
  fields: {
    player: player(),
    x: fixed({ min: 0, max: ARENA_WIDTH, step: SHIP_STEP, wireShift: 4 }, { predict: 'linear', unit: 'units' }),
    y: fixed({ min: 0, max: ARENA_HEIGHT, step: SHIP_STEP, wireShift: 4 }, { predict: 'linear', unit: 'units' }),
    aim: angle(AIM_STEPS, { label: 'Aim' }),
    hp: uint(SHIP_HP_MAX, { unit: 'hp', label: 'Health', initial: SHIP_HP_MAX }),
    shield: uint(SHIELD_MAX, { unit: 'hp', label: 'Shield' }),
    team: oneOf(TEAMS, { ...settled, label: 'Team' }),
    life: oneOf(LIVES, { label: 'Life' }),
    weapon: oneOf(WEAPONS, { label: 'Weapon' }),
    thrusting: bool(),
    dashing: bool(),
    firing: bool(),
    safeUntil: tick({ label: 'Invulnerable until' }),
    vx: fixed({ min: -SHIP_SPEED_MAX, max: SHIP_SPEED_MAX, step: VELOCITY_STEP }, { ...own, unit: 'units/tick' }),
    vy: fixed({ min: -SHIP_SPEED_MAX, max: SHIP_SPEED_MAX, step: VELOCITY_STEP }, { ...own, unit: 'units/tick' }),
    dashReadyAt: tick({ ...own, label: 'Dash ready at' }),
    dashUntil: tick({ ...own, label: 'Dash lasts until' }),
    fireReadyAt: tick({ ...own, label: 'Weapon ready at' }),
    weaponUntil: tick({ ...own, label: 'Weapon lasts until' }),
    hurtAt: tick({ ...own, label: 'Last hurt at' }),
    respawnAt: tick({ ...own, label: 'Respawns at' }),
  },
});

export const shots = table({
  capacity: 1536,
  position: ['x', 'y'],
  life: 'fleeting',
  fields: {
    x: fixed({ min: 0, max: ARENA_WIDTH, step: SHOT_STEP }, { predict: { velocity: 'vx' }, unit: 'units' }),
    y: fixed({ min: 0, max: ARENA_HEIGHT, step: SHOT_STEP }, { predict: { velocity: 'vy' }, unit: 'units' }),
    vx: fixed({ min: -SHOT_SPEED_MAX, max: SHOT_SPEED_MAX, step: SHOT_STEP }, { unit: 'units/tick' }),
    vy: fixed({ min: -SHOT_SPEED_MAX, max: SHOT_SPEED_MAX, step: SHOT_STEP }, { unit: 'units/tick' }),
    shooter: ref('ships', settled),
    kind: oneOf(WEAPONS, settled),
    bounced: bool(),
    born: tick(settled),
  },
});

/** Round obstacles; `variant` chooses one of the looks. */
export const rocks = table({
  capacity: 64,
  position: ['x', 'y'],
  fields: {
    x: int(0, ARENA_WIDTH, { ...settled, unit: 'units' }),
    y: int(0, ARENA_HEIGHT, { ...settled, unit: 'units' }),
    radius: uint(200, { ...settled, unit: 'units', label: 'Radius' }),
    variant: uint(255, settled),
  },
});

/** Rectangles along the axes; x and y are the centre. */
export const walls = table({
  capacity: 32,
  position: ['x', 'y'],
  fields: {
    x: int(0, ARENA_WIDTH, { ...settled, unit: 'units' }),
    y: int(0, ARENA_HEIGHT, { ...settled, unit: 'units' }),
    width: uint(800, { ...settled, unit: 'units', label: 'Width' }),
    height: uint(800, { ...settled, unit: 'units', label: 'Height' }),
  },
});

export const pickups = table({
  capacity: 32,
  position: ['x', 'y'],
  fields: {
    x: int(0, ARENA_WIDTH, { ...settled, unit: 'units' }),
    y: int(0, ARENA_HEIGHT, { ...settled, unit: 'units' }),
    kind: oneOf(PICKUPS, { ...settled, label: 'Kind' }),
    born: tick(settled),
  },
});

/** Happenings: `who` did or suffered it, `other` is the other ship (a hit's shooter, a spawn has none), `amount` its strength. */
export const events = table({
  capacity: 512,
  fields: {
    kind: oneOf(EVENTS, settled),
    tick: tick(settled),
    x: int(0, ARENA_WIDTH, { ...settled, unit: 'units' }),
    y: int(0, ARENA_HEIGHT, { ...settled, unit: 'units' }),
    who: ref('ships', settled),
    other: ref('ships', settled),
    amount: uint(255, settled),
  },
});

/** What a bot has in mind; nobody but operators may read it. `luck` is the state of its own generator. */
export const bots = table({
  capacity: 128,
  fields: {
    player: int(0, 0x3fffffff, { ...operator, ...settled }),
    ship: ref('ships', { ...operator, ...settled }),
    luck: uint(0x3fffffff, operator),
    goal: oneOf(GOALS, operator),
    target: ref('ships', operator),
    thinkAt: tick(operator),
    goalX: int(0, ARENA_WIDTH, { ...operator, unit: 'units' }),
    goalY: int(0, ARENA_HEIGHT, { ...operator, unit: 'units' }),
    aim: angle(AIM_STEPS, operator),
    aimError: int(-256, 256, { ...operator, label: 'Aim error, 1/1024 turns' }),
    seenAt: tick({ ...operator, label: 'Target in sight since' }),
    restUntil: tick({ ...operator, label: 'Holds fire until' }),
    burstUntil: tick({ ...operator, label: 'Fires until' }),
    strafe: int(-1, 1, operator),
    evadeX: int(-STICK_MAX, STICK_MAX, operator),
    evadeY: int(-STICK_MAX, STICK_MAX, operator),
    evadeUntil: tick({ ...operator, label: 'Evades until' }),
    stuckX: int(0, ARENA_WIDTH, { ...operator, unit: 'units' }),
    stuckY: int(0, ARENA_HEIGHT, { ...operator, unit: 'units' }),
    stuckAt: tick({ ...operator, label: 'Looks whether it moved at' }),
  },
});
