import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { Deck, type Place } from '../support/deck.js';
import type { Ship } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';
import { emptySpots } from '../support/party/space.js';
import { LAPTOP } from '../support/screens.js';

let party: Party;
let deck: Deck;

beforeAll(async () => {
  party = await Party.start(['--bots', '4']);
  deck = await Deck.open(party, await party.device('Olga', LAPTOP));
  await deck.pause();
  const host = await party.operator();
  await host.spread((await ships()).map(({ id }) => id));
  host.close();
  await deck.overview();
});
afterEach(() => deck.page.keyboard.press('Escape'));
afterAll(() => party?.stop());

const ships = async () => (await deck.game.untilLive()).ships;
const shipNamed = async (id: number) => (await ships()).find((ship) => ship.id === id) as Ship;

/** Everything in a box of the world, as the room has it: rows that a box around it takes. */
async function rowsIn(from: Place, to: Place): Promise<number> {
  return deck.page.evaluate(
    ([start, end]) => {
      const tables = window.tickdeck?.client.latest()?.tables ?? {};
      let count = 0;
      for (const name of ['ships', 'rocks', 'walls', 'pickups']) {
        const rows = tables[name];
        for (let i = 0; rows && i < rows.count; i++) {
          const [x, y] = [rows.columns.x?.[i] ?? 0, rows.columns.y?.[i] ?? 0];
          if (x >= start.x && x <= end.x && y >= start.y && y <= end.y) count++;
        }
      }
      return count;
    },
    [from, to] as const,
  );
}

/** A box around two places that no row is at the edge of: a pixel is several units wide. */
async function boxAround(one: Place, other: Place) {
  const around = (margin: number) => ({
    corner: { x: Math.min(one.x, other.x) - margin, y: Math.min(one.y, other.y) - margin },
    across: { x: Math.max(one.x, other.x) + margin, y: Math.max(one.y, other.y) + margin },
  });
  const countIn = ({ corner, across }: ReturnType<typeof around>) => rowsIn(corner, across);
  for (let margin = 60; margin < 200; margin += 10) {
    const count = await countIn(around(margin));
    if (count === (await countIn(around(margin - 12))) && count === (await countIn(around(margin + 12))))
      return { ...around(margin), count };
  }
  throw new Error('there is always a row at the edge');
}

/** Somewhere in the world where nothing is. */
async function emptyPlace(): Promise<Place> {
  const host = await party.operator();
  const shown = host.client.latest();
  const spots = shown ? emptySpots(shown, [3200, 2000]) : [];
  const taken = await ships();
  host.close();
  const free = spots.find(([x, y]) => taken.every((ship) => Math.abs(ship.x - x) + Math.abs(ship.y - y) > 300));
  if (!free) throw new Error('the world is full');
  return { x: free[0], y: free[1] };
}

test('what a box takes is moved as ghosts, put there as one edit, and put back by one undo', async () => {
  const [one, other] = (await ships()) as readonly [Ship, Ship];
  const { corner, across, count } = await boxAround(one, other);
  await deck.page.keyboard.down('Shift');
  await deck.drag(corner, across);
  await deck.page.keyboard.up('Shift');

  const entries = (await deck.audit()).length;
  const by = { x: one.x > 1600 ? -150 : 150, y: one.y > 1000 ? -90 : 90 };
  await deck.drag(one, { x: one.x + by.x, y: one.y + by.y });
  await deck.page.getByText(`${count} rows to move`).waitFor();
  expect(await shipNamed(one.id)).toEqual(one);

  await deck.button('Apply moves').click();
  const moved = await deck.game.until('both have moved', (look) =>
    [one, other].every((ship) => look.ships.find(({ id }) => id === ship.id)?.x !== ship.x),
  );
  for (const ship of [one, other]) {
    const now = moved.ships.find(({ id }) => id === ship.id);
    expect(Math.abs((now?.x ?? 0) - ship.x - by.x)).toBeLessThan(20);
    expect(Math.abs((now?.y ?? 0) - ship.y - by.y)).toBeLessThan(20);
  }
  await deck.page.getByText('rows to move').waitFor({ state: 'detached' });
  expect(await deck.untilAudited(entries + 1)).toHaveLength(entries + 1);
  await deck.page.keyboard.press('Control+z');
  await deck.game.until('both are back', (look) =>
    [one, other].every((ship) => look.ships.find(({ id }) => id === ship.id)?.x === ship.x),
  );
});

test('Escape takes moves back before anything is sent', async () => {
  const [one] = (await ships()) as readonly [Ship];
  const [at] = (await deck.inWindow([one])) as readonly [Place];
  await deck.page.mouse.click(at.x, at.y);
  await deck.drag(one, { x: 1600, y: 1000 });
  await deck.page.getByText('1 row to move').waitFor();
  await deck.page.keyboard.press('Escape');
  await deck.page.getByText('1 row to move').waitFor({ state: 'detached' });
  expect(await shipNamed(one.id)).toEqual(one);
});

test('a right click offers what can be done, with how grave it is, and does it', async () => {
  const [one] = (await ships()) as readonly [Ship];
  const [at] = (await deck.inWindow([one])) as readonly [Place];
  await deck.page.mouse.click(at.x, at.y, { button: 'right' });
  const menu = deck.page.getByRole('dialog', { name: /^ships #/ });
  await menu.getByRole('button', { name: 'Give a fresh ship R1' }).click();
  await menu.waitFor({ state: 'detached' });
  await deck.page
    .getByText(/^\p{L}+ has a fresh ship\.$/u)
    .first()
    .waitFor();
  expect((await deck.audit())[0]).toContain('Give a fresh ship done');
});

test('a row is put where somebody right-clicks, and asked for what it is to be', async () => {
  const place = await emptyPlace();
  const [at] = (await deck.inWindow([place])) as readonly [Place];
  await deck.page.mouse.click(at.x, at.y, { button: 'right' });
  const menu = deck.page.getByRole('dialog', { name: /^At / });
  await menu.getByRole('button', { name: /Put a row here/ }).click();
  await menu.getByLabel('table').selectOption('pickups');
  await menu.getByRole('button', { name: 'Put a row here', exact: true }).click();
  await deck.page.waitForFunction(
    ([x, y]) => {
      const rows = window.tickdeck?.client.latest()?.tables.pickups;
      const distance = (row: number) =>
        Math.abs((rows?.columns.x?.[row] ?? 0) - x) + Math.abs((rows?.columns.y?.[row] ?? 0) - y);
      return Array.from({ length: rows?.count ?? 0 }, (_, row) => row).some((row) => distance(row) < 20);
    },
    [place.x, place.y] as const,
  );
  await menu.waitFor({ state: 'detached' });
});

test('the world is gone through and asked about by keys alone', async () => {
  const list = deck.page.getByRole('listbox', { name: 'Rows near what is looked at' });
  await list.focus();
  await deck.page.keyboard.press('n');
  await deck
    .panel('World')
    .getByRole('status')
    .getByText(/^ships #\d+ .* at \d+, \d+$/)
    .waitFor();
  expect(await list.locator('[aria-selected="true"]').count()).toBe(1);
  await deck.page.keyboard.press('Shift+F10');
  const menu = deck.page.getByRole('dialog', { name: /^ships #/ });
  await menu.getByRole('button', { name: 'Follow' }).waitFor();
  await deck.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
});

test('overlays are laid by their keys, say what their lines mean, and what they need is told', async () => {
  await deck.page.getByRole('listbox', { name: 'Rows near what is looked at' }).focus();
  for (const key of ['n', 'h', 'r', 's', 't', 'b']) await deck.page.keyboard.press(key);
  const legend = deck.page.getByRole('list', { name: 'What the lines mean' });
  await legend.getByText('Skirmish has no cells').waitFor();
  await legend.getByText(/ms old/).waitFor();
  await legend.getByText('Paths').waitFor();
  await deck.page.keyboard.press('Shift+F10');
  const menu = deck.page.getByRole('dialog', { name: /^ships #/ });
  await menu.waitFor();
  expect(await seriousFindings(deck.page)).toEqual([]);
  await deck.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  for (const key of ['h', 'r', 's', 't', 'b']) await deck.page.keyboard.press(key);
  await legend.waitFor({ state: 'detached' });
});

test('a browser that cannot draw says so in the panel, and all else of the deck works', async () => {
  const blind = await party.device('Bea', LAPTOP);
  await blind.context.addInitScript(() => {
    HTMLCanvasElement.prototype.transferControlToOffscreen = () => {
      throw new Error('no such canvas');
    };
    const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, options?: unknown) => unknown;
    // The charts of the page still have theirs.
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: unknown) {
      return kind === '2d' ? getContext.call(this, kind, options) : null;
    } as typeof HTMLCanvasElement.prototype.getContext;
  });
  const { page } = await blind.open(party.controlPath);
  await page.getByRole('region', { name: 'World' }).getByText('it offers no WebGL').waitFor();
  await page.getByRole('gridcell').first().click();
  await page.locator('[data-where$=".hp"] input').waitFor();
  await page.close();
});

test('nothing broke', () => {
  expect(party.faults).toEqual([]);
});
