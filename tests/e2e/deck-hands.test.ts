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
  host.close();
  laptop = await party.device('Olga', LAPTOP);
  deck = await Deck.open(party, laptop);
  ada = await (await party.device('Ada')).play();
  bert = await (await party.device('Bert')).play();
});
afterAll(() => party?.stop());

/** Gives a command as the palette would; what is looked at here is what comes of it. */
const command = (name: string, args: { readonly [name: string]: string | number }) =>
  deck.page.evaluate(([name, args]) => window.tickdeck?.client.command(name, args), [name, args] as const);
const rtt = (page: GamePage) => page.page.evaluate(() => window.tickdeck?.client.stats.rttMs ?? 0);

test('an operator takes a ship over by keyboard, its player only watches, and Esc Esc gives it back', async () => {
  const { player } = await ada.untilLive();
  await command('take-over', { player, seconds: 120 });
  await deck.page.getByText('You steer Ada').waitFor();
  await ada.page.getByText(/Olga steers for you, \d+ s more/).waitFor();

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
  const { player } = await ada.untilLive();
  await command('weather', { player, sky: 'custom', delayMs: 400, seconds: 120 });
  await ada.page.getByText(/Olga gives your connection custom, \d+ s more/).waitFor();
  await ada.page.waitForFunction(() => (window.tickdeck?.client.stats.rttMs ?? 0) >= 800);
  expect(await rtt(bert)).toBeLessThan(800);
  expect(await bert.page.getByText('your connection').count()).toBe(0);
  await command('weather', { player, sky: 'clear' });
  await ada.page.waitForFunction(() => (window.tickdeck?.client.stats.rttMs ?? 1_000) < 800);
  await ada.page.getByText(/gives your connection/).waitFor({ state: 'detached' });
});

test('nothing broke in any page', () => {
  expect(party.faults).toEqual([]);
});
