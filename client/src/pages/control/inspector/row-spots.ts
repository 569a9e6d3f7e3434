import { keyOfPlace, nameOfPlace, type Place } from '@tickdeck/shared/commands/place.js';
import { showField } from '@tickdeck/shared/commands/show-field.js';
import { whyNotOf } from '@tickdeck/shared/commands/values.js';
import type { Field } from '@tickdeck/shared/game/fields.js';
import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import type { Shown } from '../../../net/frame.js';
import type { Editor, Option, Spot } from './leaf.js';
import { type Showing, showFully, showRef, trim, unit } from './show.js';

/** A list of ids longer than this is no help to choose from. */
const OPTIONS_MAX = 256;

/** Where a row's values are read. */
export interface RowSource {
  shown(): Shown | undefined;
  showing(): Showing;
}

/** All fields of one row, each as something to see and set. */
export function spotsOfRow(layout: TableLayout, id: number, source: RowSource): readonly Spot[] {
  const placeOf = (field: string): Place => ({ kind: 'field', table: layout.name, row: id, field });
  return layout.columns.map(({ name, field, index }) => ({
    key: keyOfPlace(placeOf(name)),
    where: nameOfPlace(placeOf(name)),
    row: id,
    label: field.label === '' || field.label.toLowerCase() === name ? name : field.label,
    name,
    hint: rangeOf(field),
    editor: editorOf(field, source),
    room: 'line',
    access: index === layout.jump ? 'read' : 'edit',
    origin: field.origin,
    initial: field.initial,
    sent: { of: layout.name, field: name },
    now() {
      const rows = source.shown()?.tables[layout.name];
      return rows?.columns[name]?.[rows.indexOf(id)];
    },
    show: (value) => showFully(field, Number(value), source.showing()),
    say: (value) => showField(field, Number(value)),
    whyNot: (value) => whyNotOf(field, Number(value)),
    edit: (value) => ({ table: layout.name, row: id, field: name, value: Number(value) }),
  }));
}

/** What a field may be: `0 – 100 hp`. */
export function rangeOf(field: Field): string {
  switch (field.kind) {
    case 'int':
    case 'fixed':
      return `${trim(field.min, 4)} – ${trim(field.max, 4)}${unit(field.unit)}${stepOf(field)}`;
    case 'angle':
      return `direction in ${field.max + 1} steps`;
    case 'ref':
      return `row of ${field.table}`;
    case 'tick':
      return 'moment in ticks';
    default:
      return '';
  }
}

function stepOf({ step }: Field): string {
  return step === 1 ? '' : `, step 1/${Math.round(1 / step)}`;
}

function editorOf(field: Field, source: RowSource): Editor {
  switch (field.kind) {
    case 'bool':
      return { kind: 'flag', on: 1, off: 0 };
    case 'enum':
      return { kind: 'choice', options: field.values.map((name, value) => ({ value, name })) };
    case 'angle':
      return { kind: 'angle', turn: field.max + 1 };
    case 'tick':
      return { kind: 'moment', max: field.max };
    case 'ref':
      return {
        kind: 'row',
        options: () => rowOptions(field.table, source),
        show: (value) => showRef(field.table, Number(value), source.showing()),
      };
    case 'int':
    case 'fixed':
      return { kind: 'number', min: field.min, max: field.max, step: field.step, unit: field.unit, slider: 'none' };
  }
}

/** The rows of a table to choose from, and none. */
export function rowOptions(table: string, source: RowSource): readonly Option[] {
  const rows = source.shown()?.tables[table];
  const options: Option[] = [{ value: 0, name: 'none' }];
  for (let i = 0; rows && i < Math.min(rows.count, OPTIONS_MAX); i++) {
    const value = rows.ids[i] as number;
    options.push({ value, name: showRef(table, value, source.showing()) });
  }
  return options;
}
