import { afterAll, beforeAll, expect, test } from 'vitest';
import { Deck } from '../support/deck.js';
import type { Device } from '../support/party/device.js';
import { type GamePage, ownShip, shipOf } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';
import { LAPTOP } from '../support/screens.js';

let party: Party;
let laptop: Device;
let deck: Deck;
let ada: GamePage;
let bert: GamePage;

beforeAll(async () => {
  party = await Party.start(['--bots', '0']);
  const host = await party.operator();
  // A countdown would put everyone back to a start.
  await host.set('rules/warmUpLength', 120);
  laptop = await party.device('Olga', LAPTOP);
  deck = await Deck.open(party, laptop);
  ada = await (await party.device('Ada')).play();
  bert = await (await party.device('Bert')).play();
  // Nobody can steer who stands at a wall.
  await host.spread((await bert.untilLive()).ships.map(({ id }) => id));
  host.close();
});
afterAll(() => party?.stop());

const rtt = (page: GamePage) => page.page.evaluate(() => window.tickdeck?.client.stats.rttMs ?? 0);

test('a cheater is found by what the ship has, watched in a chart, and taken over by keys alone', async () => {
  const { player, ships } = await ada.untilLive();
  const cheat = ships.find((ship) => ship.player === player);
  const host = await party.operator();
  await host.command('edit', { edits: { e000: { table: 'ships', row: cheat?.id ?? 0, field: 'shield', value: 97 } } });
  host.close();
  await deck.page.keyboard.press('/');
  await deck.page.keyboard.type('shield > 90');
  await deck.page.locator('#table-count').getByText('1 of 2 rows').waitFor();
  await deck.page.keyboard.press('ArrowDown');
  await deck.page.keyboard.press('ArrowDown');
  await deck.page.getByRole('button', { name: 'More about Shield' }).press('Enter');
  await deck.page.getByRole('button', { name: 'Pin to a chart' }).press('Enter');
  await deck.page.locator('.dock').getByRole('tab', { name: 'Pinned', exact: true }).press('Enter');
  await deck
    .panel('Pinned')
    .getByText(/shield/i)
    .first()
    .waitFor();

  await deck.page.keyboard.press('Control+k');
  await deck.page.keyboard.type('take the controls');
  await deck.page.keyboard.press('Enter');
  const form = deck.page.locator('form.command');
  await form.getByLabel('player').selectOption({ label: 'Ada' });
  await form.getByLabel(/how long/i).fill('120');
  await deck.page.keyboard.press('Enter');
  await deck.page.getByText('You steer Ada').waitFor();
});

test('who steers for a player is obeyed, the player only watches, and Esc Esc gives it back', async () => {
  const { player } = await ada.untilLive();
  await ada.page.getByText(/Olga steers for you, \d+ s more/).waitFor();
  await ada.page.waitForFunction(() => {
    const [says, notice] = ['.meddling p', '.toast'].map((one) => document.querySelector(one)?.getBoundingClientRect());
    return says && notice && notice.top >= says.bottom;
  });

  const from = shipOf(await deck.game.untilLive(), player)?.x ?? 0;
  await ada.page.keyboard.down('a');
  await deck.page.keyboard.down('d');
  await ada.until('the operator flies it to the right', (look) => ownShip(look).x > from + 40);
  await deck.page.keyboard.up('d');
  await ada.page.keyboard.up('a');

  await deck.page.keyboard.press('Escape');
  await deck.page.keyboard.press('Escape');
  await ada.page.getByText('Olga no longer steers Ada.').waitFor();
  await deck.page.getByText('You steer Ada').waitFor({ state: 'detached' });
  const { x } = ownShip(await ada.untilLive());
  await ada.page.keyboard.down('a');
  await ada.until('its player flies it again', (look) => ownShip(look).x < x - 40);
  await ada.page.keyboard.up('a');
});

test('weather over one player is told to them and slows their link, and nobody else’s', async () => {
  const form = await deck.choose(['Ada'], 'Weather');
  await form.getByLabel('sky').selectOption('custom');
  await form.getByLabel(/delay/i).fill('400');
  await form.getByRole('button', { name: /weather/i }).click();
  await ada.page.getByText(/Olga gives your connection custom, \d+ s more/).waitFor();
  await ada.page.waitForFunction(() => (window.tickdeck?.client.stats.rttMs ?? 0) >= 800);
  expect(await rtt(bert)).toBeLessThan(800);
  expect(await bert.page.getByText('your connection').count()).toBe(0);
  await form.waitFor({ state: 'detached' });
  await deck.page.locator('.audit-entry').first().getByRole('button', { name: /^Undo/ }).click();
  await ada.page.waitForFunction(() => (window.tickdeck?.client.stats.rttMs ?? 1_000) < 800);
  await ada.page.getByText(/gives your connection/).waitFor({ state: 'detached' });
});

test('nothing broke in any page', () => {
  expect(party.faults).toEqual([]);
});
