import { part, text } from '@tickdeck/shared/game/document.js';
import { int, uint } from '@tickdeck/shared/game/fields.js';
import { CELLS_MAX, cellGrid } from '@tickdeck/shared/game/relevancy.js';
import { defineState, player, TEAMS_MAX, table } from '@tickdeck/shared/game/state.js';
import { type Cells, placeRows } from '@tickdeck/shared/world/cells.js';
import { cellNumber, passingView, teamNumber } from '@tickdeck/shared/world/passing.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { type Snapshot, takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createView, project } from '@tickdeck/shared/world/view.js';
import { World } from '@tickdeck/shared/world/world.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { CELL, type HerdWorld, herdState } from '../support/herd-game.js';

const schema = schemaOf(herdState);

const spots = (max: number, min = 0) => ({
  spots: table({ capacity: 4, position: ['x', 'y'], fields: { x: int(min, max), y: int(0, 9) } }),
});

describe('a game that declares relevancy', () => {
  const grid = (size: number, radius: number, max = 100, min = 0) =>
    cellGrid({ tables: ['spots'], cellSize: size, radius }, spots(max, min));

  it('has its world cut into cells that hold every place there is', () => {
    expect(grid(10, 5)).toEqual({ left: 0, top: 0, size: 10, columns: 11, rows: 1, radius: 5, margin: 0.625 });
    expect(grid(10, 5, 100, -7)).toMatchObject({ left: -7, columns: 11 });
    expect(schema.grid).toMatchObject({ columns: 8, rows: 5, margin: CELL.margin });
  });

  it('may let viewers see 7/8 of a cell far, so that nobody holds more than nine', () => {
    expect(grid(8, 7).radius).toBe(7);
    for (const radius of [7.01, 0, -1, Number.NaN]) expect(() => grid(8, radius)).toThrow(RangeError);
    expect(() => grid(0, 0)).toThrow(RangeError);
  });

  it(`has at most ${CELLS_MAX} cells`, () => {
    expect(grid(1, 0.5, CELLS_MAX / 10 - 1 - 0.6).columns * 10).toBeLessThanOrEqual(CELLS_MAX);
    expect(() => grid(1, 0.5, CELLS_MAX)).toThrow(RangeError);
  });

  it('names tables with a position', () => {
    const tables = { ...spots(9), plain: table({ capacity: 1, fields: { x: uint(9) } }) };
    const relevancy = { tables: ['plain' as const], cellSize: 8, radius: 4 };
    expect(() => defineState({ tables, document: {}, rules: {}, input: {}, relevancy })).toThrow(RangeError);
  });
});

describe('a game with teams', () => {
  it(`numbers them 1 to ${TEAMS_MAX}`, () => {
    const teamed = (max: number) => table({ capacity: 1, team: 'team', fields: { team: uint(max) } });
    expect(teamed(TEAMS_MAX).team).toBe('team');
    expect(() => teamed(TEAMS_MAX + 1)).toThrow(RangeError);
  });

  it('keeps what a team sees of the document in a record', () => {
    const define = (shape: ReturnType<typeof text>) =>
      defineState({ tables: {}, document: { plans: part(shape, 'team') }, rules: {}, input: {} });
    expect(() => define(text(9))).toThrow(RangeError);
  });

  it('has no such view when nobody belongs to one', () => {
    const loose = schemaOf(
      defineState({
        tables: { a: table({ capacity: 1, owner: 'player', fields: { player: player() } }) },
        document: {},
        rules: {},
        input: {},
      }),
    );
    expect(() => createView(loose, 'team:1')).toThrow(RangeError);
    expect(passingView(loose, teamNumber(1))).toBeUndefined();
    expect(passingView(loose, cellNumber(0))).toBeUndefined();
  });
});

describe('the views of a game with cells and teams', () => {
  const namesOf = (key: string) =>
    Object.fromEntries(
      createView(schema, key).tables.map(({ table: { name }, columns }) => [
        name,
        columns.map(({ column }) => column.name).join(' '),
      ]),
    );

  it('share its tables and fields among them', () => {
    expect(namesOf('public')).toEqual({ flags: 'x y up jump' });
    expect(namesOf('cell:7,4')).toEqual({
      walkers: 'player team x y aim jump',
      darts: 'player x y vx by jump',
      events: 'kind tick x y jump',
    });
    expect(namesOf('team:2')).toEqual({
      walkers: 'player team x y aim hunger jump',
      darts: 'player x y vx by poison jump',
    });
    expect(namesOf('own:1').walkers).toBe('player team x y aim hunger gold jump');
    expect(namesOf('operator').walkers).toBe('player team x y aim hunger gold luck jump');
  });

  it('have one key each, and a number if they pass', () => {
    const wrong = [
      'cell:8,0',
      'cell:0,5',
      'cell:00,0',
      'cell:0',
      'team:0',
      'team:256',
      'team:01',
      'own:0',
      'operator:1',
    ];
    for (const key of wrong) expect(() => createView(schema, key)).toThrow(RangeError);
    expect(passingView(schema, cellNumber(10))?.key).toBe('cell:2,1');
    expect(passingView(schema, teamNumber(3))?.key).toBe('team:3');
    for (const number of [0, cellNumber(40)]) expect(passingView(schema, number)).toBeUndefined();
  });

  it('show a team its rows, those of its players, and its own entry of the document', () => {
    const world = new World(herdState, 1);
    for (const [owner, team] of [
      [1, 1],
      [2, 2],
      [3, 1],
    ] as const) {
      world.tables.walkers.spawn({ player: owner, team });
      world.tables.darts.spawn({ player: owner, poison: owner });
    }
    world.update((draft) => {
      draft.plans = { t1: 'left', t2: 'right' };
    });
    const seen = (key: string) => project(takeSnapshot(world), createView(schema, key));
    expect(seen('team:1').tables.map(({ slots }) => [...slots])).toEqual([
      [0, 2],
      [0, 2],
    ]);
    expect(seen('team:2').tables.map(({ slots }) => [...slots])).toEqual([[1], [1]]);
    expect(seen('team:1').parts).toEqual([{ t1: 'left' }]);
    expect(seen('team:3').parts).toEqual([{}]);
    expect(seen('operator').parts).toContainEqual({ t1: 'left', t2: 'right' });
  });
});

describe('a row', () => {
  let world: HerdWorld;
  let snapshot: Snapshot;
  let cells: Cells;
  const capture = () => {
    const before = { snapshot, cells };
    snapshot = takeSnapshot(world);
    cells = placeRows(schema, snapshot, before.cells ? before : undefined);
    return cells[0]?.[0];
  };
  const moveTo = (x: number, y = 100) => {
    Object.assign(world.tables.walkers.at(0), { x, y });
    return capture();
  };

  beforeEach(() => {
    world = new World(herdState, 1);
    world.tables.walkers.spawn({ x: 100, y: 100 });
    capture();
  });

  it('stays in its cell until it is a margin beyond the border, and so on the way back', () => {
    const { size, margin } = CELL;
    expect([moveTo(size - 1), moveTo(size + margin), moveTo(size + margin + 0.5)]).toEqual([0, 0, 1]);
    expect([moveTo(size + 1), moveTo(size - margin), moveTo(size - margin - 0.5)]).toEqual([1, 1, 0]);
    expect([moveTo(100, size + margin), moveTo(100, size + margin + 0.5)]).toEqual([0, 8]);
  });

  it('that is another one in the slot begins where it is', () => {
    const { size } = CELL;
    expect(moveTo(size + 1)).toBe(0);
    world.tables.walkers.despawn(world.tables.walkers.id(0));
    world.tables.walkers.spawn({ x: size + 1, y: 100 });
    expect(capture()).toBe(1);
  });

  it('is in one cell, and in no other', () => {
    for (let i = 1; i < 40; i++) world.tables.walkers.spawn({ x: (i * 331) % 2000, y: (i * 577) % 1200 });
    capture();
    const seen = Array.from({ length: 40 }, (_, cell) => {
      const view = passingView(schema, cellNumber(cell));
      return view ? [...(project(snapshot, view, cells).tables[0]?.slots ?? [])] : [];
    });
    expect(seen.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, slot) => slot));
    expect(() => project(snapshot, createView(schema, 'cell:0,0'))).toThrow();
  });
});
