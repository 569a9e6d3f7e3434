import { afterAll, beforeAll, expect, test } from 'vitest';
import { Deck } from '../support/deck.js';
import type { Operator } from '../support/party/operator.js';
import { Party } from '../support/party/party.js';
import { LAPTOP } from '../support/screens.js';

/** A room raises no alert of its first seconds: its code is not compiled yet. */
const WARM_BEATS = 300;
const PATIENT = { timeout: 30_000 };

let party: Party;
let deck: Deck;
let operator: Operator;

beforeAll(async () => {
  party = await Party.startFragile();
  deck = await Deck.open(party, await party.device('Olga', LAPTOP));
  operator = await party.operator();
  await deck.page.waitForFunction((beats) => (window.tickdeck?.client.beat ?? 0) > beats, WARM_BEATS);
});
afterAll(async () => {
  operator?.close();
  await party?.stop();
});

/** A figure of the beat that the ticks panel tells of. */
const figure = (name: string) =>
  deck
    .panel('Ticks')
    .locator('.beat-figures div', { has: deck.page.getByText(name, { exact: true }) })
    .locator('dd');

const lateBeats = () => deck.panel('Alerts').locator('.alert', { hasText: 'Late beats' });
const link = () => lateBeats().getByRole('button', { name: /^Show beat / });

/**
 * Makes the room late, and follows the link of the alert to the beat that was. A slow machine is late by itself, and the alert then
 * leads to a later beat: so this is done again until it was quick enough.
 */
async function followLate(follow: () => Promise<void>): Promise<void> {
  await expect
    .poll(async () => {
      await operator.command('dawdle');
      await link().waitFor();
      const wanted = await link().innerText();
      await follow();
      await figure('commands')
        .waitFor({ timeout: 2_000 })
        .catch(() => {});
      const beat = await figure('beat').innerText();
      return { isIt: wanted === `Show beat ${beat}`, commands: await figure('commands').allInnerTexts() };
    }, PATIENT)
    .toEqual({ isIt: true, commands: ['dawdle by Operator'] });
}

test('the alert of late beats leads to the beat, with what was in it', async () => {
  await deck.open('Alerts');
  await followLate(() => link().click());
  expect(Number.parseFloat(await figure('took').innerText())).toBeGreaterThan(400);
  expect(await deck.panel('Ticks').locator('.slow-beat[aria-pressed="true"]').count()).toBe(1);
});

test('it stays in sight when the mouse passes over the strip on its way to it, until another is clicked', async () => {
  const late = await figure('beat').innerText();
  const strip = deck.page.getByRole('slider', { name: 'Time of each of the last 600 beats' });
  const { x, y, width, height } = (await strip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const over = () => deck.page.mouse.move(x + width - 4, y + height / 2);
  const beyond = () => deck.page.mouse.move(x + width / 2, y + height + 60);
  await over();
  await figure('beat').getByText(late, { exact: true }).waitFor({ state: 'detached' });
  await beyond();
  await figure('beat').getByText(late, { exact: true }).waitFor();

  await over();
  await deck.page.mouse.down();
  await deck.page.mouse.up();
  const clicked = await strip.getAttribute('aria-valuenow');
  await beyond();
  await figure('beat').getByText(String(clicked), { exact: true }).waitFor();
});

test('the link is followed by keys as well', async () => {
  await deck.open('Load');
  await followLate(() => link().press('Enter'));
});

test('when the room has broken since, the link leads to what was written down instead', async () => {
  // Its reply never comes.
  void operator.command('throw').catch(() => {});
  await lateBeats().getByRole('button', { name: 'Show flights' }).click();
  await deck.panel('Flights').waitFor();
});

test('nothing broke', () => {
  expect(party.faults).toEqual([]);
});
