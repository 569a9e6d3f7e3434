import type { Part } from '../game/document.js';
import type { Field } from '../game/fields.js';
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
}

const schemas = new WeakMap<State, Schema>();

/** The layout of a state; the same object every time. */
export function schemaOf(state: State): Schema {
  const known = schemas.get(state);
  if (known) return known;
  const schema: Schema = {
    tables: Object.keys(state.tables).map((name, index) => layoutTable(state, name, index)),
    parts: Object.keys(state.document)
      .sort()
      .map((name, index) => ({ name, index, part: state.document[name] as Part })),
    input: layoutColumns(state.input),
    priors: state.priors ?? {},
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
