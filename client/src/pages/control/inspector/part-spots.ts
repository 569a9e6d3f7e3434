import { keyOfPlace, nameOfPlace, type Place } from '@tickdeck/shared/commands/place.js';
import { showNumber, showValue } from '@tickdeck/shared/commands/show-field.js';
import { checkLeaf, type LeafShape } from '@tickdeck/shared/commands/values.js';
import type { Shape, Value } from '@tickdeck/shared/game/document.js';
import type { Editor, Option, Spot } from './leaf.js';
import { type Showing, showMoment, unit } from './show.js';

/** Where one leaf of the document is and how it is read. */
export interface LeafSource {
  readonly part: string;
  readonly path: readonly string[];
  value(): Value | undefined;
  showing(): Showing;
}

export function isLeaf(shape: Shape): shape is LeafShape {
  return shape.kind !== 'group' && shape.kind !== 'record';
}

/** One leaf of the document as something to see and set. */
export function spotOfLeaf(shape: LeafShape, source: LeafSource): Spot {
  const name = source.path.at(-1) ?? source.part;
  const label = shape.kind === 'number' && shape.label !== '' ? shape.label : name;
  const place: Place = { kind: 'path', part: source.part, path: source.path };
  return {
    key: keyOfPlace(place),
    where: nameOfPlace(place),
    row: 0,
    label,
    name,
    hint: hintOf(shape),
    editor: editorOf(shape),
    room: shape.kind === 'number' && shape.label !== '' ? 'tuned' : 'line',
    access: 'edit',
    origin: 'told',
    initial: shape.initial,
    sent: { of: source.part, field: '' },
    now() {
      const value = source.value();
      return typeof value === 'object' ? undefined : value;
    },
    show: (value) => showLeaf(shape, value, source.showing()),
    say: (value) => showValue(shape, value),
    whyNot(value) {
      const checked = checkLeaf(shape, value);
      return checked.ok ? undefined : checked.why;
    },
    edit: (value) => ({ part: source.part, path: source.path, value }),
  };
}

function isMoment(shape: LeafShape): boolean {
  return shape.kind === 'number' && shape.unit === 'tick';
}

function hintOf(shape: LeafShape): string {
  if (shape.kind === 'text') return `up to ${shape.max} characters`;
  if (shape.kind !== 'number') return '';
  if (isMoment(shape)) return 'moment in ticks';
  if (namesIn(shape.unit)) return '';
  const step = shape.step === 1 ? '' : `, step ${shape.step}`;
  return `${shape.min} – ${shape.max}${unit(shape.unit)}${step}`;
}

function editorOf(shape: LeafShape): Editor {
  switch (shape.kind) {
    case 'text':
      return { kind: 'text', max: shape.max };
    case 'flag':
      return { kind: 'flag', on: true, off: false };
    case 'choice':
      return { kind: 'choice', options: shape.values.map((value) => ({ value, name: value })) };
    case 'number': {
      if (isMoment(shape)) return { kind: 'moment', max: shape.max };
      const { min, max, step, unit: of, label } = shape;
      const names = namesIn(of);
      if (names) return { kind: 'choice', options: names };
      // What has a label was meant to be tuned by people.
      return { kind: 'number', min, max, step, unit: of, slider: label === '' ? 'none' : 'slider' };
    }
  }
}

function showLeaf(shape: LeafShape, value: Value, showing: Showing): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value === '' ? '“”' : value;
  if (typeof value === 'object') return '…';
  if (isMoment(shape)) return showMoment(value, showing);
  const name = shape.kind === 'number' && namesIn(shape.unit)?.find((one) => one.value === value)?.name;
  if (name) return name;
  return shape.kind === 'number' ? `${showNumber(value, shape.step)}${unit(shape.unit)}` : String(value);
}

/** Rules are all numbers; a unit such as `0 off, 1 on` says that each of them is a name. */
function namesIn(of: string): readonly Option[] | undefined {
  const names = of.split(', ').map((one) => /^(\d+) (.+)$/.exec(one));
  if (!names.every((name) => name !== null)) return undefined;
  return names.map(([, value, name]) => ({ value: Number(value), name: name ?? '' }));
}
