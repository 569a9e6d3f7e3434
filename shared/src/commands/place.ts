import type { Value } from '../game/document.js';
import type { Column } from '../world/schema.js';
import { slotOf, type Table } from '../world/table.js';
import type { World } from '../world/world.js';
import type { Settings } from './stage.js';

/** One value that a transaction can set: a field of a row (by its id with generation), a document path, or a setting of the room. */
export type Place =
  | { readonly kind: 'field'; readonly table: string; readonly row: number; readonly field: string }
  | { readonly kind: 'path'; readonly part: string; readonly path: readonly string[] }
  | { readonly kind: 'setting'; readonly name: keyof Settings };

/** What a place holds. */
export type Leaf = string | number | boolean;

/** What places belong to. */
export interface Ground {
  readonly world: World;
  readonly settings: Settings;
}

/** Where a place is, for a person: `ships[3].hp`, `players.p7.score`, `speed`. */
export function nameOfPlace(place: Place): string {
  switch (place.kind) {
    case 'field':
      return `${place.table}[${slotOf(place.row)}].${place.field}`;
    case 'path':
      return [place.part, ...place.path].join('.');
    case 'setting':
      return place.name;
  }
}

/** Equal for equal places and for no others. */
export function keyOfPlace(place: Place): string {
  switch (place.kind) {
    case 'field':
      return JSON.stringify([place.table, place.row, place.field]);
    case 'path':
      return JSON.stringify([[place.part, ...place.path]]);
    case 'setting':
      return place.name;
  }
}

/** What a place holds now; undefined when its row or path is gone. */
export function readPlace({ world, settings }: Ground, place: Place): Leaf | undefined {
  switch (place.kind) {
    case 'field': {
      const table = world.table(place.table);
      const slot = table?.slot(place.row) ?? -1;
      return slot < 0 ? undefined : table?.column(place.field)[slot];
    }
    case 'path': {
      const value = valueAt(world, place.part, place.path);
      return typeof value === 'object' ? undefined : value;
    }
    case 'setting':
      return settings[place.name];
  }
}

/** The document's value at a path, or undefined when there is none. */
export function valueAt(world: World, part: string, path: readonly string[]): Value | undefined {
  let value: Value | undefined = world.document as { readonly [part: string]: Value };
  for (const key of [part, ...path]) {
    if (typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The column a field place names, if the table and the field exist. */
export function columnOf(table: Table | undefined, field: string): Column | undefined {
  return table?.layout.columns.find(({ name }) => name === field);
}

/** A value as the audit list shows it: names of enumerations, references as rows, text in quotes. */
export function showLeaf({ world }: Ground, place: Place, value: Leaf | undefined): string {
  if (value === undefined) return 'gone';
  if (typeof value === 'string') return JSON.stringify(value);
  const field = place.kind === 'field' ? columnOf(world.table(place.table), place.field)?.field : undefined;
  if (field === undefined || typeof value === 'boolean') return String(value);
  if (field.kind === 'enum') return field.values[value] ?? String(value);
  if (field.kind === 'bool') return value === 1 ? 'yes' : 'no';
  if (field.kind === 'ref') return value === 0 ? 'none' : `${field.table}[${slotOf(value)}]`;
  return String(value);
}
