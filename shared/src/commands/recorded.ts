import type { Entries } from '../automation/entries.js';
import type { Value } from '../game/document.js';
import { diff, type RowsDelta } from '../world/diff.js';
import { type Snapshot, takeSnapshot } from '../world/snapshot.js';
import { rowId, slotOf } from '../world/table.js';
import { createView, OPERATOR, project, type RowSet, type ViewTable } from '../world/view.js';
import type { World } from '../world/world.js';
import type { Touch } from './outcome.js';
import { type Ground, isSame, type RowImage } from './place.js';
import type { Settings } from './stage.js';

/** A world, its settings and entries as they were before something was done to them. */
export interface Noted {
  readonly snapshot: Snapshot;
  readonly settings: Readonly<Settings>;
  readonly entries: Entries;
}

export function note({ world, settings, entries }: Ground): Noted {
  return { snapshot: takeSnapshot(world), settings: { ...settings }, entries: entries.copy() };
}

/**
 * All that is not as it was, found by the one diff as operators see the world. Rows of fleeting tables are left out, and so are
 * counts of jumps, which only ever go on.
 */
export function touchesSince(ground: Ground, noted: Noted): readonly Touch[] {
  const { world, settings } = ground;
  const view = createView(world.schema, OPERATOR);
  const [was, is] = [project(noted.snapshot, view), project(takeSnapshot(world), view)];
  const { tables, parts } = diff(view, was, is);
  const inTables = view.tables.flatMap((table, index) =>
    table.table.isFleeting ? [] : rowTouches(world, table, was.tables[index] as RowSet, tables[index] as RowsDelta),
  );
  const inParts = view.parts.flatMap(({ name: part }, index) =>
    (parts[index] ?? []).map(({ path, ...change }): Touch => {
      const before = at(was.parts[index], path);
      return {
        place: { kind: 'path', part, path },
        ...SETTLED,
        before,
        after: 'set' in change ? change.set : undefined,
      };
    }),
  );
  const isField = ({ place }: Touch) => place.kind === 'field';
  const isNumber = ({ before, after }: Touch) => typeof (after ?? before) === 'number';
  // What matters most comes first, as lists are cut when they are shown: a phase says more than the tick at which it ends.
  return [
    ...settingTouches(noted.settings, settings),
    ...entryTouches(noted.entries, ground.entries),
    ...inParts.filter((touch) => !isNumber(touch)),
    ...inParts.filter(isNumber),
    ...inTables.filter((touch) => !isField(touch)),
    ...inTables.filter(isField),
  ];
}

const SETTLED = { origin: 'settled' } as const;

function rowTouches(
  world: World,
  { table, columns }: ViewTable,
  from: RowSet,
  { to, at, masks, came }: RowsDelta,
): readonly Touch[] {
  const touches: Touch[] = [];
  // Operators see every column, and on its own grid.
  const value = ({ cells, count }: RowSet, index: number, column: number) =>
    (cells[column * count + index] as number) * (columns[column]?.column.field.step as number);
  const image = (rows: RowSet, index: number): RowImage => columns.map((_, column) => value(rows, index, column));
  const id = ({ slots, generations }: RowSet, index: number) =>
    rowId(slots[index] as number, generations[index] as number);
  for (let i = 0; i < from.count; i++) {
    const row = id(from, i);
    const now = at[i] as number;
    if (now < 0) {
      const left = world.table(table.name)?.generations[slotOf(row)] ?? 0;
      touches.push({ place: rowPlace(table.name, row), ...SETTLED, before: image(from, i), after: undefined, left });
    }
    for (const [c, { column }] of columns.entries()) {
      if ((((masks[i] as number) >> c) & 1) === 0 || column.index === table.jump) continue;
      const place = { kind: 'field', table: table.name, row, field: column.name } as const;
      touches.push({ place, origin: column.field.origin, before: value(from, i, c), after: value(to, now, c) });
    }
  }
  for (const j of came)
    touches.push({ place: rowPlace(table.name, id(to, j)), ...SETTLED, before: undefined, after: image(to, j) });
  return touches;
}

function rowPlace(table: string, row: number) {
  return { kind: 'row', table, row } as const;
}

function settingTouches(was: Readonly<Settings>, is: Readonly<Settings>): readonly Touch[] {
  return (Object.keys(is) as (keyof Settings)[])
    .filter((name) => !isSame(was[name], is[name]))
    .map((name) => ({ place: { kind: 'setting', name }, ...SETTLED, before: was[name], after: is[name] }));
}

function entryTouches(was: Entries, is: Entries): readonly Touch[] {
  return is.differing(was).flatMap((id) => {
    const [before, after] = [was.get(id), is.get(id)];
    const of = (after ?? before)?.kind;
    return of ? [{ place: { kind: 'entry', of, id }, ...SETTLED, before, after }] : [];
  });
}

function at(tree: Value | undefined, path: readonly string[]): Value | undefined {
  let branch = tree;
  for (const key of path) branch = typeof branch === 'object' && Object.hasOwn(branch, key) ? branch[key] : undefined;
  return branch;
}
