import { group, type number, type Part, part, type ValueOf } from './document.js';
import { type Field, int, type Predictor, uint } from './fields.js';
import { cellGrid, type Relevancy } from './relevancy.js';

/** Most rows of one table: slots are 16 bits on the wire. */
export const TABLE_ROWS_MAX = 65_535;
/** Most fields of one table: a row's change mask is one 31-bit integer. */
export const TABLE_FIELDS_MAX = 30;

/** Highest number of a team. */
export const TEAMS_MAX = 255;
/** The greatest number of a player. */
export const PLAYER_MAX = 0x3fffffff;

export interface Fields {
  readonly [name: string]: Field;
}

/** One table: up to `capacity` rows of `fields`. */
export interface TableSpec<F extends Fields = Fields> {
  readonly capacity: number;
  readonly fields: F;
  /** The two fields that place a row in the world; such a table also gets a `jump` field. */
  readonly position?: readonly [string, string];
  /** The field that holds the number of the player a row belongs to: that player's own view sees all of the row. */
  readonly owner?: string;
  /** The field that holds the number of the team a row belongs to, 0 for none; without one a row is of its owner's team. */
  readonly team?: string;
  /** Keeps where its rows were in the last ticks (world/past.ts), for judging deeds by what was seen. */
  readonly past?: 'places';
  /** Its rows live a moment, such as shots: when a command is undone they stay as they are. Happenings are always so. */
  readonly life?: 'fleeting';
}

type Named<F extends Fields> = { readonly owner?: keyof F & string; readonly team?: keyof F & string };
type Unplaced<F extends Fields> = TableSpec<F> & Named<F> & { readonly position?: never; readonly past?: never };
type Placed<F extends Fields> = TableSpec<F> &
  Named<F> & {
    readonly position: readonly [keyof F & string, keyof F & string];
  };

export interface Tables {
  readonly [name: string]: TableSpec;
}
export interface Parts {
  readonly [name: string]: Part;
}
export interface RuleShapes {
  readonly [name: string]: ReturnType<typeof number>;
}

/** Everything a game keeps, sends and takes: the one place types, capture, wire, inspector and the protocol hash come from. */
export interface State<
  T extends Tables = Tables,
  D extends Parts = Parts,
  R extends RuleShapes = RuleShapes,
  I extends Fields = Fields,
> {
  readonly tables: T;
  readonly document: D & { readonly rules: Part };
  readonly rules: R;
  readonly input: I;
  readonly priors?: Priors;
  /** For worlds that are too big to be sent to everybody; without it everybody gets all rows. */
  readonly relevancy?: Relevancy;
}

/**
 * What the coder was trained to expect of a game's views, as text: by kind of view (public, cell, team, own, operator) for what comes a tick
 * later, and by the same with ` later` for what comes after more than that. Made by `npm run train`.
 */
export interface Priors {
  readonly [kind: string]: string;
}

export type InputOf<S extends State> = { -readonly [K in keyof S['input']]: number };
export type RulesOf<S extends State> = { readonly [K in keyof S['rules']]: number };
export type DocumentOf<S extends State> = {
  readonly [K in Exclude<keyof S['document'], 'rules'>]: ValueOf<S['document'][K]['shape']>;
} & { readonly rules: RulesOf<S> };

/** Declares a table; checks that its fields fit together. @throws RangeError naming the field that does not. */
export function table<const F extends Fields>(spec: Placed<F>): TableSpec<F & { readonly jump: Field }>;
export function table<const F extends Fields>(spec: Unplaced<F>): TableSpec<F>;
export function table(spec: TableSpec): TableSpec {
  const names = Object.keys(spec.fields);
  const team = spec.team === undefined ? undefined : spec.fields[spec.team];
  if (team && !(team.min === 0 && team.max <= TEAMS_MAX && team.step === 1)) {
    throw new RangeError(`team ${team.min}..${team.max}, at most 0..${TEAMS_MAX}`);
  }
  if (!(spec.capacity >= 1 && spec.capacity <= TABLE_ROWS_MAX)) throw new RangeError(`capacity ${spec.capacity}`);
  for (const name of names) {
    const predict: Predictor = spec.fields[name]?.predict ?? 'hold';
    if (typeof predict === 'object') checkVelocity(name, spec.fields[name], spec.fields[predict.velocity]);
  }
  const fields = spec.position ? { ...spec.fields, jump: uint(255, { label: 'jumps' }) } : spec.fields;
  const count = Object.keys(fields).length;
  if (count > TABLE_FIELDS_MAX) throw new RangeError(`${count} fields, at most ${TABLE_FIELDS_MAX}`);
  return { ...spec, fields };
}

/** The field that names a row's player. */
export function player() {
  return int(0, PLAYER_MAX, { origin: 'settled', label: 'player' });
}

/**
 * Declares a game's state; `rules` become the public document part of that name.
 * @throws RangeError when its relevancy, or a part for teams, does not fit the rest
 */
export function defineState<
  const T extends Tables,
  const D extends Parts,
  const R extends RuleShapes,
  const I extends Fields,
>(spec: {
  tables: T;
  document: D;
  rules: R;
  input: I;
  priors?: Priors;
  relevancy?: Relevancy<keyof T & string>;
}): State<T, D, R, I> {
  if (spec.relevancy) cellGrid(spec.relevancy, spec.tables);
  for (const [name, { see, shape }] of Object.entries(spec.document)) {
    if (see === 'team' && shape.kind !== 'record') throw new RangeError(`${name}: teams see their entry of a record`);
  }
  return { ...spec, document: { ...spec.document, rules: part(group(spec.rules)) } };
}

function checkVelocity(name: string, of: Field | undefined, velocity: Field | undefined): void {
  const exact = of && velocity && of.step === velocity.step && of.wireShift === 0 && velocity.wireShift === 0;
  if (!exact)
    throw new RangeError(`${name}: a velocity predictor needs a field of the same step, both with wireShift 0`);
}
