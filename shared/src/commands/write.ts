import type { Entry } from '../automation/entries.js';
import type { Value } from '../game/document.js';
import type { Table } from '../world/table.js';
import type { Touch } from './outcome.js';
import type { Ground, Held, Place } from './place.js';
import type { Settings } from './stage.js';

/** Which of a touch's two values is meant: the one before the transaction or the one after it. */
export type Side = 'before' | 'after';

/**
 * Puts one side of all touches in place. What their fields and paths are in must exist, and slots that rows come back to must be
 * free or be those of rows that go. A row that is moved jumps, once.
 */
export function writeTouches(ground: Ground, touches: readonly Touch[], side: Side): void {
  const moved = new Set<string>();
  const rows = touches.filter(({ place }) => place.kind === 'row');
  // A row that goes may have the slot of one that comes.
  for (const touch of rows) if (touch[side] === undefined) writeRow(ground, touch.place, undefined);
  for (const touch of rows) if (touch[side] !== undefined) writeRow(ground, touch.place, touch[side]);
  for (const touch of touches) {
    if (touch.place.kind === 'field') writeField(ground, touch.place, touch[side], moved);
    if (touch.place.kind === 'setting') writeSetting(ground.settings, touch.place.name, touch[side]);
    // Of an entry's place, touches hold entries.
    if (touch.place.kind === 'entry') ground.entries.put(touch.place.id, touch[side] as Entry | undefined);
  }
  if (touches.some(({ place }) => place.kind === 'path')) writePaths(ground, touches, side);
}

function writeField(
  { world }: Ground,
  { table: name, row, field }: Extract<Place, { kind: 'field' }>,
  value: Held,
  moved: Set<string>,
): void {
  const table = world.table(name);
  const slot = table?.slot(row) ?? -1;
  if (!table || slot < 0 || typeof value !== 'number') throw new Error(`no ${name} row ${row} to write ${value} to`);
  table.column(field)[slot] = value;
  if (!positions(table, field) || moved.has(`${name} ${row}`)) return;
  moved.add(`${name} ${row}`);
  table.jumped(slot);
}

function writeRow({ world }: Ground, place: Place, image: Held): void {
  if (place.kind !== 'row') return;
  const table = world.table(place.table);
  if (image === undefined) table?.despawn(place.row);
  else if (!Array.isArray(image) || !table?.restore(place.row, image))
    throw new Error(`the row ${place.row} of ${place.table} cannot come back`);
}

function positions({ layout }: Table, field: string): boolean {
  return layout.position?.some((index) => layout.columns[index]?.name === field) ?? false;
}

function writePaths({ world }: Ground, touches: readonly Touch[], side: Side): void {
  world.update((draft) => {
    for (const touch of touches) {
      if (touch.place.kind === 'path') writePath(draft as unknown as Branch, touch.place, touch[side]);
    }
  });
}

interface Branch {
  [key: string]: Branch | Value;
}

function writePath(root: Branch, { part, path }: Extract<Place, { kind: 'path' }>, value: Held): void {
  const keys = [part, ...path];
  const last = keys.pop() as string;
  const branch = keys.reduce((at, key) => at[key] as Branch, root);
  if (value === undefined) delete branch[last];
  // Of paths, touches hold what the document had there or what its shape allows.
  else branch[last] = value as Value;
}

function writeSetting(settings: Settings, name: keyof Settings, value: Held): void {
  // A touch of a setting was made from that setting's own type.
  (settings as unknown as { [name: string]: Held })[name] = value;
}
