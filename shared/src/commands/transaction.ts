import { LIMITS } from '../wire/limits.js';
import type { Change } from '../wire/messages.js';
import type { Edit, Refusal } from './edit.js';
import { done, type Outcome, refuse, type Touch } from './outcome.js';
import {
  columnOf,
  type Ground,
  keyOfPlace,
  type Leaf,
  nameOfPlace,
  type Place,
  readPlace,
  shapeAt,
  showHeld,
} from './place.js';
import type { Settings } from './stage.js';
import { type Checked, checkField, checkLeaf } from './values.js';
import { type Side, writeTouches } from './write.js';

/** Sets all the places the edits name, or none: one bad edit refuses the transaction. */
export function applyEdits(ground: Ground, edits: readonly Edit[]): Outcome {
  const touches: Touch[] = [];
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  for (const edit of edits) {
    const place = placeOf(edit);
    const where = nameOfPlace(place);
    const planned = seen.has(keyOfPlace(place)) ? no('is edited twice in one transaction') : plan(ground, edit, place);
    seen.add(keyOfPlace(place));
    if (planned.ok) touches.push(planned.value);
    else refusals.push({ where, why: planned.why });
  }
  if (refusals.length > 0) return refuse(sayRefusals(refusals), refusals);
  return touch(ground, touches);
}

/** Changes a setting of the room; like an edit, it can be undone unless somebody has set it since. */
export function changeSetting<K extends keyof Settings>(ground: Ground, name: K, value: Settings[K]): Outcome {
  return touch(ground, [
    { place: { kind: 'setting', name }, origin: 'settled', before: ground.settings[name], after: value },
  ]);
}

/** What a command came to that changed these, which takes them back: in words of its own, or in those of the first change. */
export function changed(ground: Ground, touches: readonly Touch[], text?: string): Outcome {
  const changes = changesOf(ground, touches, 'after');
  const inverse = touches.length > 0 ? ({ kind: 'touches', touches } as const) : ({ kind: 'none' } as const);
  return done(text ?? sayChanges(changes), changes.slice(0, LIMITS.changesPerAuditEntryMax), inverse);
}

/** Each touch as the audit list shows it, towards `side`. */
export function changesOf(ground: Ground, touches: readonly Touch[], side: Side): readonly Change[] {
  return touches.map(({ place, before, after }) => ({
    where: nameOfPlace(place),
    row: 'row' in place ? place.row : 0,
    before: showHeld(ground, place, side === 'after' ? before : after),
    after: showHeld(ground, place, side === 'after' ? after : before),
  }));
}

/** A short line for many changes: the first, and how many more. */
export function sayChanges(changes: readonly Change[]): string {
  const [first] = changes;
  if (!first) return 'Nothing changed: all values were that already.';
  const more = changes.length === 1 ? '' : ` and ${changes.length - 1} more`;
  return `${first.where} ${first.before} → ${first.after}${more}`;
}

/** A short line for many refusals. */
export function sayRefusals(refusals: readonly Refusal[]): string {
  const [first] = refusals;
  if (!first) return 'Refused.';
  return `${first.where} ${first.why}${refusals.length === 1 ? '' : ` (and ${refusals.length - 1} more)`}`;
}

/** What undo and redo come to where what they would put back was changed since. */
export function clash(refusals: readonly Refusal[]): Outcome {
  return { kind: 'conflict', text: `Nothing was changed: ${sayRefusals(refusals)}`, refusals };
}

function touch(ground: Ground, planned: readonly Touch[]): Outcome {
  const touches = planned.filter(({ before, after }) => before !== after);
  writeTouches(ground, touches, 'after');
  return changed(ground, touches);
}

function placeOf(edit: Edit): Place {
  return 'part' in edit
    ? { kind: 'path', part: edit.part, path: edit.path }
    : { kind: 'field', table: edit.table, row: edit.row, field: edit.field };
}

function plan(ground: Ground, edit: Edit, place: Place): Checked<Touch> {
  const checked = 'part' in edit ? checkPath(ground, edit) : checkCell(ground, edit);
  if (!checked.ok) return checked;
  const before = readPlace(ground, place);
  if (before === undefined) return no('is gone');
  const column = 'part' in edit ? undefined : columnOf(ground.world.table(edit.table), edit.field);
  return { ok: true, value: { place, origin: column?.field.origin ?? 'settled', before, after: checked.value } };
}

function checkCell({ world }: Ground, edit: Extract<Edit, { readonly table: string }>): Checked<Leaf> {
  const table = world.table(edit.table);
  if (!table) return no('is in no table of this game');
  const column = columnOf(table, edit.field);
  if (!column) return no('is no field of that table');
  if (column.index === table.layout.jump) return no('counts jumps by itself');
  if (table.slot(edit.row) < 0) return no('is gone: that row does not exist (any more)');
  return checkField(world, column, edit.value);
}

function checkPath({ world }: Ground, edit: Extract<Edit, { readonly part: string }>): Checked<Leaf> {
  const shape = shapeAt(world, edit.part, edit.path);
  if (!shape) return no('is in no part of this game’s document');
  if (shape.kind === 'group' || shape.kind === 'record') return no('holds several values: edit those one by one');
  return checkLeaf(shape, edit.value);
}

function no(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
