import type { Entries, Entry, EntryKind } from '../automation/entries.js';
import { sayEntry } from '../automation/say.js';
import type { Shape, Value } from '../game/document.js';
import type { Column } from '../world/schema.js';
import { slotOf, type Table } from '../world/table.js';
import type { World } from '../world/world.js';
import { showField, showValue } from './show-field.js';
import type { Settings } from './stage.js';

/**
 * One thing that a command can change: a field of a row (by its id with generation), the row itself, a document path, a setting
 * of the room, or an entry that the room keeps for its operators.
 */
export type Place =
  | { readonly kind: 'field'; readonly table: string; readonly row: number; readonly field: string }
  | { readonly kind: 'row'; readonly table: string; readonly row: number }
  | { readonly kind: 'path'; readonly part: string; readonly path: readonly string[] }
  | { readonly kind: 'setting'; readonly name: keyof Settings }
  | { readonly kind: 'entry'; readonly of: EntryKind; readonly id: number };

/** One value. */
export type Leaf = string | number | boolean;
/** All values of a row, in the order of its table's columns. */
export type RowImage = readonly number[];
/** What a place holds: a leaf, a whole branch of the document, a row, or nothing where there is no such place. */
export type Held = Value | RowImage | undefined;

/** What places belong to. */
export interface Ground {
  readonly world: World;
  readonly settings: Settings;
  readonly entries: Entries;
}

/** Where a place is, for a person and as expressions call it: `ships[#3].hp`, `ships[#3]`, `players.p7.score`, `speed`, `breakpoint 3`. */
export function nameOfPlace(place: Place): string {
  switch (place.kind) {
    case 'field':
      return `${place.table}[#${slotOf(place.row)}].${place.field}`;
    case 'row':
      return `${place.table}[#${slotOf(place.row)}]`;
    case 'path':
      return [place.part, ...place.path].join('.');
    case 'setting':
      return place.name;
    case 'entry':
      return `${place.of} ${place.id}`;
  }
}

/** Equal for equal places and for no others. */
export function keyOfPlace(place: Place): string {
  switch (place.kind) {
    case 'field':
      return JSON.stringify([place.table, place.row, place.field]);
    case 'row':
      return JSON.stringify([place.table, place.row]);
    case 'path':
      return JSON.stringify([[place.part, ...place.path]]);
    case 'setting':
      return place.name;
    case 'entry':
      return `entry ${place.id}`;
  }
}

/** What a place holds now. */
export function readPlace({ world, settings, entries }: Ground, place: Place): Held {
  switch (place.kind) {
    case 'field': {
      const table = world.table(place.table);
      const slot = table?.slot(place.row) ?? -1;
      return slot < 0 ? undefined : table?.column(place.field)[slot];
    }
    case 'row': {
      const table = world.table(place.table);
      const slot = table?.slot(place.row) ?? -1;
      return table && slot >= 0 ? imageOf(table, slot) : undefined;
    }
    case 'path':
      return valueAt(world, place.part, place.path);
    case 'setting':
      return settings[place.name];
    case 'entry':
      return entries.get(place.id);
  }
}

/** Whether two readings of a place are alike, down to their leaves. */
export function isSame(a: Held, b: Held): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b);
  const [ofA, ofB] = [Object.entries(a), b as { readonly [key: string]: Value }];
  return (
    ofA.length === Object.keys(ofB).length &&
    ofA.every(([key, value]) => Object.hasOwn(ofB, key) && isSame(value, ofB[key]))
  );
}

/** The values of the row in a slot. */
export function imageOf(table: Table, slot: number): RowImage {
  return table.layout.columns.map(({ name }) => table.column(name)[slot] as number);
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

/** The shape of the document's value at a path, if there can be one. */
export function shapeAt({ schema }: World, part: string, path: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = schema.parts.find(({ name }) => name === part)?.part.shape;
  for (const key of path) shape = shape && below(shape, key);
  return shape;
}

function below(shape: Shape, key: string): Shape | undefined {
  if (shape.kind === 'record') return shape.of;
  return shape.kind === 'group' && Object.hasOwn(shape.of, key) ? shape.of[key] : undefined;
}

/** The column a field place names, if the table and the field exist. */
export function columnOf(table: Table | undefined, field: string): Column | undefined {
  return table?.layout.columns.find(({ name }) => name === field);
}

/** What a place held, as the audit list shows it. */
export function showHeld({ world }: Ground, place: Place, value: Held): string {
  // Of an entry's place, touches hold entries.
  if (place.kind === 'entry') return value === undefined ? 'none' : sayEntry(value as Entry);
  if (value === undefined) return 'gone';
  if (place.kind === 'row') return 'there';
  // Of paths and settings, values of the document.
  if (place.kind !== 'field' || typeof value !== 'number') {
    const shape = place.kind === 'path' ? shapeAt(world, place.part, place.path) : undefined;
    return showValue(shape, value as Value);
  }
  const field = columnOf(world.table(place.table), place.field)?.field;
  return field ? showField(field, value) : String(value);
}
