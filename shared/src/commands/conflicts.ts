import type { Entry } from '../automation/entries.js';
import { generationOf, slotOf } from '../world/table.js';
import type { Refusal } from './edit.js';
import type { Logged } from './log.js';
import type { Touch } from './outcome.js';
import { isSame, nameOfPlace, type Place, type RowImage, readPlace, showHeld, valueAt } from './place.js';
import type { Stage } from './stage.js';
import type { Side } from './write.js';

type RowTouch = Touch & { readonly place: Extract<Place, { kind: 'row' }> };

/**
 * What speaks against putting one side of a command's touches in place. Settled values must still be what the command left
 * there; driven ones may have been moved by the simulation, but not by another operator. A row comes back only to a slot that
 * nobody has used since, and goes only as it came.
 */
export function conflictsOf(stage: Stage, logged: Logged, touches: readonly Touch[], side: Side): readonly Refusal[] {
  return touches.flatMap((touch) => {
    if (!isOfRow(touch)) return conflictOfValue(stage, logged, touch, side);
    return touch[side] === undefined
      ? conflictsOfGoing(stage, logged, touch, side)
      : conflictsOfComing(stage, touches, touch, side);
  });
}

function isOfRow(touch: Touch): touch is RowTouch {
  return touch.place.kind === 'row';
}

function conflictOfValue(stage: Stage, logged: Logged, touch: Touch, side: Side): readonly Refusal[] {
  const { place, origin } = touch;
  const now = readPlace(stage, place);
  const expected = side === 'before' ? touch.after : touch.before;
  if ((now === undefined && expected !== undefined) || !hasRoot(stage, place)) return [conflict(place, 'is gone')];
  const show = (value: Touch['before']) => showHeld(stage, place, value);
  if (place.kind === 'entry' && now === undefined && touch[side] !== undefined) {
    const why = stage.entries.whyNoPlaceFor(touch[side] as Entry);
    if (why) return [conflict(place, `cannot come back: ${why}`)];
  }
  if (origin === 'settled') {
    if (isSame(now, expected)) return [];
    return [conflict(place, `was left at ${show(expected)} and is ${show(now)} now`)];
  }
  const later = stage.log.laterByOthers(logged, place);
  if (!later) return [];
  return [conflict(place, `was set by ${later.entry.who} since (entry ${later.entry.id}) and is ${show(now)} now`)];
}

/** Whether there is still something that a value of the document would be put into. */
function hasRoot({ world }: Stage, place: Place): boolean {
  return place.kind !== 'path' || typeof valueAt(world, place.part, place.path.slice(0, -1)) === 'object';
}

function conflictsOfGoing(stage: Stage, logged: Logged, touch: RowTouch, side: Side): readonly Refusal[] {
  const { table: name, row } = touch.place;
  const image = touch[side === 'before' ? 'after' : 'before'] as RowImage;
  const table = stage.world.table(name);
  if (!table || table.slot(row) < 0) return [conflict(touch.place, 'is gone')];
  return table.layout.columns.flatMap(({ name: field, index, field: { origin } }) => {
    if (index === table.layout.jump) return [];
    const value = image[index];
    const place = { kind: 'field', table: name, row, field } as const;
    return conflictOfValue(stage, logged, { place, origin, before: value, after: value }, side);
  });
}

function conflictsOfComing(
  { world }: Stage,
  touches: readonly Touch[],
  { place, left }: RowTouch,
  side: Side,
): readonly Refusal[] {
  const table = world.table(place.table);
  const slot = slotOf(place.row);
  const inSlot = table?.generations[slot] ?? 0;
  if (!table || table.slot(place.row) >= 0) return [conflict(place, 'is there already')];
  const makesWay = touches.some(
    (other) =>
      isOfRow(other) &&
      other[side] === undefined &&
      other.place.table === place.table &&
      slotOf(other.place.row) === slot,
  );
  const isUnused = table.alive[slot] === 0 && (inSlot === generationOf(place.row) || inSlot === left);
  if (makesWay || isUnused) return [];
  return [conflict(place, 'cannot come back: another row has had its place since')];
}

function conflict(place: Place, why: string): Refusal {
  return { where: nameOfPlace(place), why };
}
