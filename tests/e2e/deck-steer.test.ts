import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Deck } from '../support/deck.js';
import { type GamePage, ownShip } from '../support/party/game-page.js';
import type { Operator } from '../support/party/operator.js';
import { Party } from '../support/party/party.js';
import { Thumbs } from '../support/party/thumbs.js';
import { LAPTOP, PHONE } from '../support/screens.js';

const [LEFT, RIGHT] = [1, 2];
/** Straight up, in the game's steps of a turn. */
const UP = 768;

let party: Party;
let host: Operator;

beforeAll(async () => {
  party = await Party.start(['--bots', '0']);
  host = await party.operator();
  // A countdown would put everyone back to a start.
  await host.set('rules/warmUpLength', 120);
});
afterEach(() => party.sendHome());
afterAll(async () => {
  host?.close();
  await party?.stop();
});

/** Somebody whose ship has room to fly. */
async function guest(name: string): Promise<GamePage> {
  const game = await (await party.device(name)).play();
  await host.spread([ownShip(await game.untilLive()).id]);
  return game;
}

test('on a phone a ship is taken over by taps, flown by the thumbs, and given back', async () => {
  const ada = await guest('Ada');
  const deck = await Deck.open(party, await party.device('Olga', PHONE));
  const { page } = deck;
  const players = deck.panel('Players');
  await page.getByRole('navigation', { name: 'Panels', exact: true }).getByRole('button', { name: 'Players' }).tap();
  await players.getByLabel('Choose Ada', { exact: true }).tap();
  await players.getByRole('button', { name: 'What can be done …' }).tap();
  await page.locator('.verb', { hasText: 'Take the controls' }).tap();
  await page.locator('.verbs form.command').getByRole('button', { name: 'Take the controls' }).tap();
  await page.getByText('You steer Ada').waitFor();
  await ada.page.getByText(/Olga steers for you/).waitFor();

  // What everybody is told, as that somebody steers, is told here as well: below the way back.
  const giveBack = page.getByRole('button', { name: /^Give back/ });
  const edge = (element: Locator, side: 'top' | 'bottom') =>
    element.evaluate((one, which) => one.getBoundingClientRect()[which], side);
  expect(await edge(page.locator('.toasts'), 'top')).toBeGreaterThan(await edge(giveBack, 'bottom'));

  const from = ownShip(await ada.untilLive());
  const { x, y, width, height } = await boxOf(page.locator('.lent-surface'));
  const thumbs = await Thumbs.on(page);
  await thumbs.hold(LEFT, { x: x + 60, y: y + height / 2 }, { x: x + 120, y: y + height / 2 });
  await ada.until('the left thumb flies it', (look) => ownShip(look).x > from.x + 40);
  await thumbs.hold(RIGHT, { x: x + width - 60, y: y + height / 2 }, { x: x + width - 60, y: y + height / 2 - 50 });
  await ada.until('the right thumb fires', (look) => ownShip(look).firing === 1);
  await thumbs.lift(RIGHT);
  await thumbs.lift(LEFT);
  await ada.until('it holds its fire', (look) => ownShip(look).firing === 0);

  await giveBack.tap();
  await page.getByText('You steer Ada').waitFor({ state: 'detached' });
  await ada.page.getByText('Olga no longer steers Ada.').waitFor();
  expect(party.faults).toEqual([]);
});

test('a ship that was taken over is flown by gamepad, and is its player’s again when it is given back', async () => {
  const bert = await guest('Bert');
  const laptop = await party.device('Olga', LAPTOP);
  await laptop.context.addInitScript(plugInPad);
  const deck = await Deck.open(party, laptop);
  const form = await deck.choose(['Bert'], 'Take the controls');
  await form.getByRole('button', { name: 'Take the controls' }).click();
  await deck.page.getByText('You steer Bert').waitFor();

  const from = ownShip(await bert.untilLive());
  await hold(deck.page, { axes: [1, 0, 0, 0], fire: 0 });
  await bert.until('the left stick flies it', (look) => ownShip(look).x > from.x + 40);
  await hold(deck.page, { axes: [0, 0, 0, -1], fire: 1 });
  const aimed = await bert.until('the trigger fires', (look) => ownShip(look).firing === 1 && ownShip(look).aim === UP);
  await hold(deck.page, { axes: [-1, 0, 0, 0], fire: 0 });
  await bert.until('it flies back', (look) => ownShip(look).x < ownShip(aimed).x - 40 && ownShip(look).firing === 0);

  await deck.page.getByRole('button', { name: /^Give back/ }).click();
  await deck.page.getByText('You steer Bert').waitFor({ state: 'detached' });
  const { x } = ownShip(await bert.untilLive());
  // The stick still says left.
  await bert.page.keyboard.down('d');
  await bert.until('its player flies it', (look) => ownShip(look).x > x + 40);
  await bert.page.keyboard.up('d');
  expect(party.faults).toEqual([]);
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return box;
}

/** What is done with the gamepad: its axes, and how far the right trigger is pulled. */
interface Grip {
  readonly axes: readonly number[];
  readonly fire: number;
}

declare global {
  interface Window {
    grip: Grip;
  }
}

/** Runs in a page before anything else: there is a gamepad in the standard layout, as `window.grip` says. */
function plugInPad(): void {
  window.grip = { axes: [0, 0, 0, 0], fire: 0 };
  const pads = () => {
    const { axes, fire } = window.grip;
    const buttons = Array.from({ length: 17 }, (_, i) => ({ pressed: i === 7 && fire > 0, value: i === 7 ? fire : 0 }));
    return [{ connected: true, mapping: 'standard', index: 0, id: 'pad', timestamp: 0, axes, buttons }];
  };
  Object.defineProperty(navigator, 'getGamepads', { configurable: true, value: pads });
}

const hold = (page: Page, grip: Grip) =>
  page.evaluate((held) => {
    window.grip = held;
  }, grip);
