import type { Part } from '../game/document.js';
import type { Field } from '../game/fields.js';
import { type CellGrid, cellGrid } from '../game/relevancy.js';
import type { Priors, State } from '../game/state.js';

/** A field at its place in a table. Grid values are whole numbers: value = grid * field.step. */
export interface Column {
  readonly name: string;
  readonly index: number;
  readonly field: Field;
  readonly gridMin: number;
  readonly gridMax: number;
}

export interface TableLayout {
  readonly name: string;
  readonly index: number;
  readonly capacity: number;
  readonly columns: readonly Column[];
  /** Column indexes of the row's place, if it has one. */
  readonly position: readonly [number, number] | undefined;
  /** Column index of the jump counter, or -1. */
  readonly jump: number;
  /** Column index of the player a row belongs to, or -1. */
  readonly owner: number;
  /** What is remembered of its last ticks. */
  readonly past: 'nothing' | 'places';
  /** Column index of the team a row belongs to, or -1. */
  readonly team: number;
  readonly isCelled: boolean;
  /** Its rows come and go by themselves: no command is taken back row by row. */
  readonly isFleeting: boolean;
}

export interface PartLayout {
  readonly name: string;
  readonly index: number;
  readonly part: Part;
}

/** A state laid out in the order that memory, wire and hash use: tables and fields as declared, parts by name. */
export interface Schema {
  readonly tables: readonly TableLayout[];
  readonly parts: readonly PartLayout[];
  readonly input: readonly Column[];
  /** Empty for a game that was not trained. */
  readonly priors: Priors;
  /** Of a game that declares relevancy. */
  readonly grid: CellGrid | undefined;
  /** The table that tells which team a player is in: the first that has owners and teams. */
  readonly teams: TableLayout | undefined;
}

const schemas = new WeakMap<State, Schema>();

/** The layout of a state; the same object every time. */
export function schemaOf(state: State): Schema {
  const known = schemas.get(state);
  if (known) return known;
  const tables = Object.keys(state.tables).map((name, index) => layoutTable(state, name, index));
  const schema: Schema = {
    tables,
    parts: Object.keys(state.document)
      .sort()
      .map((name, index) => ({ name, index, part: state.document[name] as Part })),
    input: layoutColumns(state.input),
    priors: state.priors ?? {},
    grid: state.relevancy && cellGrid(state.relevancy, state.tables),
    teams: tables.find(({ owner, team }) => owner >= 0 && team >= 0),
  };
  schemas.set(state, schema);
  return schema;
}

function layoutTable(state: State, name: string, index: number): TableLayout {
  const spec = state.tables[name] as State['tables'][string];
  const columns = layoutColumns(spec.fields);
  const at = (field: string | undefined) => columns.findIndex((column) => column.name === field);
  return {
    name,
    index,
    capacity: spec.capacity,
    columns,
    position: spec.position && [at(spec.position[0]), at(spec.position[1])],
    jump: spec.position ? at('jump') : -1,
    owner: at(spec.owner),
    past: spec.past ?? 'nothing',
    team: at(spec.team),
    isCelled: state.relevancy?.tables.includes(name) ?? false,
    isFleeting: spec.life === 'fleeting' || name === 'events',
  };
}

function layoutColumns(fields: { readonly [name: string]: Field }): readonly Column[] {
  return Object.entries(fields).map(([name, field], index) => ({
    name,
    index,
    field,
    gridMin: Math.round(field.min / field.step),
    gridMax: Math.round(field.max / field.step),
  }));
}
