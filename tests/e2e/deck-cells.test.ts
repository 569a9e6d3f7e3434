import type { CellGrid } from '@tickdeck/shared/game/relevancy.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Deck, type Place } from '../support/deck.js';
import { type Color, colorsAt } from '../support/drawn.js';
import { HEIGHT, herdGame, WIDTH } from '../support/herd-game.js';
import { Party } from '../support/party/party.js';
import { openWalker, type Walker } from '../support/party/walker.js';
import { LAPTOP } from '../support/screens.js';

const grid = schemaOf(herdGame.state).grid as CellGrid;
const EVERY_CELL = Array.from({ length: grid.columns * grid.rows }, (_, cell) => cell);
/** Along the side of a cell, away from its corners. */
const SHARES = [0.23, 0.41, 0.59, 0.77];
const OUTLINE_PX = 3;
/** The walker and the corners about it may stand on a part of a line. */
const LINED_SHARE = 3 / 4;
const PATIENT = { timeout: 20_000 };

let party: Party;
let deck: Deck;
let walker: Walker;

beforeAll(async () => {
  party = await Party.startHerd();
  deck = await Deck.open(party, await party.device('Olga', LAPTOP));
  walker = await openWalker(party.ready);
});
afterAll(async () => {
  walker?.close();
  await party?.stop();
});

/** The sides of a cell, as far as it is in the world. */
function boxOf(cell: number) {
  const left = grid.left + (cell % grid.columns) * grid.size;
  const top = grid.top + Math.floor(cell / grid.columns) * grid.size;
  return { left, top, right: Math.min(WIDTH, left + grid.size), bottom: Math.min(HEIGHT, top + grid.size) };
}

/** Where the walker is, as the deck has it. */
const place = () =>
  deck.page.evaluate((player) => {
    const rows = window.tickdeck?.client.latest()?.tables.walkers;
    const row = rows?.columns.player?.indexOf(player) ?? -1;
    return { x: rows?.columns.x?.[row] ?? Number.NaN, y: rows?.columns.y?.[row] ?? Number.NaN };
  }, walker.player);

/** Cells of which anything is no farther than so much from a place. */
function cellsWithin(distance: number, { x, y }: Place): readonly number[] {
  return EVERY_CELL.filter((cell) => {
    const { left, top, right, bottom } = boxOf(cell);
    return Math.max(left - x, x - right, top - y, y - bottom) <= distance;
  });
}

/** Places all around a cell, so many world units inside its sides. */
function around(cell: number, inset: number): readonly (readonly [number, number])[] {
  const { left, top, right, bottom } = boxOf(cell);
  return SHARES.flatMap((share): [number, number][] => {
    const [x, y] = [left + share * (right - left), top + share * (bottom - top)];
    return [
      [x, top + inset],
      [x, bottom - inset],
      [left + inset, y],
      [right - inset, y],
    ];
  });
}

/** Cells that have a line all around them, so many pixels inside their sides. */
async function linedCells(insetPx: number, isLine: (color: Color) => boolean): Promise<readonly number[]> {
  const pixel = await deck.page.evaluate(() => {
    const [left, right] = [0, 100].map((x) => window.tickdeck?.scene.screenToWorld(x, 0).x ?? 0);
    return ((right ?? 0) - (left ?? 0)) / 100;
  });
  const spots = EVERY_CELL.map((cell) => around(cell, insetPx * pixel));
  const colors = await colorsAt(deck.page, spots.flat());
  const perCell = spots[0]?.length ?? 0;
  return EVERY_CELL.filter((cell) => {
    const lines = colors.slice(cell * perCell, (cell + 1) * perCell).filter(isLine);
    return lines.length >= LINED_SHARE * perCell;
  });
}

/** Cells as the grid has them, and those of them that are told to be sent. */
const gridded = () => linedCells(0, ([r, , b]) => r > b);
const outlined = () => linedCells(OUTLINE_PX, ([r, g, b]) => r > 180 && g > 130 && b < 150);

/** Waits until the outlined cells are those around a place: all within the radius, and none farther than two margins beyond. */
async function untilOutlined(at: Place): Promise<readonly number[]> {
  const [least, most] = [cellsWithin(grid.radius, at), cellsWithin(grid.radius + 2 * grid.margin, at)];
  const wanted = { cells: expect.arrayContaining([...least]), beyond: [] };
  let cells: readonly number[] = [];
  const look = async () => {
    cells = await outlined();
    return { cells, beyond: cells.filter((cell) => !most.includes(cell)) };
  };
  await expect.poll(look, PATIENT).toEqual(wanted);
  return cells;
}

/** Gives a command as the deck does. */
const edit = (value: { readonly part: string; readonly path: string; readonly value: number }) =>
  deck.page.evaluate((one) => window.tickdeck?.client.command('edit', { edits: { e000: one } }), value);

test('the cells of the world are drawn, and those that the selected player is sent are outlined', async () => {
  await deck.overview();
  expect(await gridded()).toEqual([]);
  await deck.button('Overlays').click();
  await deck.page.getByRole('dialog', { name: 'Overlays' }).getByLabel('What a player can see').check();
  await deck.page.keyboard.press('Escape');
  const legend = deck.page.getByRole('list', { name: 'What the lines mean' });
  await legend.getByText('select or choose a player').waitFor();
  await expect.poll(gridded, PATIENT).toEqual(EVERY_CELL);
  expect(await outlined()).toEqual([]);

  await deck.panel('Players').getByTitle('Follow Walker', { exact: true }).click();
  await deck.overview();
  const cells = await untilOutlined(await place());
  await legend.getByText(`outlined: the ${cells.length} of ${EVERY_CELL.length} cells that are sent`).waitFor();
});

test('the outlines go with the player, and end with the world', async () => {
  await edit({ part: 'rules', path: 'speed', value: 8 });
  walker.walk(8, 8);
  await expect.poll(place, PATIENT).toEqual({ x: WIDTH, y: HEIGHT });
  await untilOutlined(await place());
});

test('nothing broke', () => {
  expect(party.faults).toEqual([]);
});
