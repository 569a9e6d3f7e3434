import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { Deck } from '../support/deck.js';
import { Party } from '../support/party/party.js';
import { LAPTOP } from '../support/screens.js';

let party: Party;
let deck: Deck;

beforeAll(async () => {
  party = await Party.start(['--bots', '4']);
  deck = await Deck.open(party, await party.device('Olga', { ...LAPTOP, acceptDownloads: true }));
});
afterAll(() => party?.stop());

const open = (panel: string) => deck.page.getByRole('tab', { name: panel, exact: true }).click();

test('a beat is looked into by the arrow keys, and a slow one has what was in it', async () => {
  await open('Ticks');
  const strip = deck.page.getByRole('slider', { name: 'Time of each of the last 600 beats' });
  await strip.focus();
  await deck.page.waitForFunction(() => Number(document.querySelector('.strip')?.getAttribute('aria-valuemax')) > 30);
  for (let i = 0; i < 3; i++) await deck.page.keyboard.press('ArrowLeft');
  const said = await strip.getAttribute('aria-valuetext');
  expect(said).toMatch(/^Beat \d+, tick \d+: .* ms, most of it (inbox|simulate|capture|encode|publish) with/);
  await deck.page.locator('.slow-beat').first().click();
  await deck.panel('Ticks').getByText('sessions', { exact: true }).waitFor();
});

test('a rule raises an alert, which the badge counts, and which is acknowledged by whoever saw it', async () => {
  const operator = await party.operator();
  await operator.command('rule', { when: 'tick > 1', coolDownSeconds: 600 });
  operator.close();
  await deck.page.locator('.alert-badge').click();
  const alert = deck.page.locator('.alert', { hasText: 'tick > 1' });
  await alert.getByRole('button', { name: 'Acknowledge' }).click();
  await alert.getByText('Olga looks after it').waitFor();
  await alert.getByRole('button', { name: 'Reopen' }).click();
  await alert.getByRole('button', { name: 'Shelve 10 min' }).click();
  await alert.getByText(/shelved by Olga until/).waitFor();
});

test('the last seconds are kept and downloaded, and the log tells of it', async () => {
  await open('Flights');
  await deck.button('Keep the last 30 s').click();
  const flight = deck.page.locator('.flight', { hasText: 'Somebody asked' }).first();
  const [file] = await Promise.all([
    deck.page.waitForEvent('download'),
    flight.getByRole('button', { name: /^Download/ }).click(),
  ]);
  const lines = gunzipSync(readFileSync(await file.path()))
    .toString()
    .trim()
    .split('\n');
  const kinds = new Set(lines.map((line) => (JSON.parse(line) as { kind: string }).kind));
  for (const kind of ['flight', 'beat', 'snapshot', 'links', 'command', 'audit', 'log']) expect(kinds).toContain(kind);
  await open('Log');
  await deck.page.getByLabel('Filter the log').fill('flight written');
  await deck.page.locator('.log-line', { hasText: 'A flight was written.' }).first().waitFor();
});

test('a layer of the traffic leads to the rows that it is for', async () => {
  await open('Traffic');
  await deck.button('Fields').click();
  await deck.page.locator('.layer', { hasText: 'ships.' }).first().click();
  await deck.button('Show these rows in the inspector').click();
  expect(await deck.page.getByLabel('Filter ships').inputValue()).toMatch(/^id = \d+( or id = \d+)*$/);
  await deck.page.locator('.grid-line').first().waitFor();
  for (const [left, right] of [
    ['Ticks', 'Alerts'],
    ['Traffic', 'Log'],
    ['Traffic', 'Flights'],
  ] as const) {
    await open(left);
    await open(right);
    expect(await seriousFindings(deck.page)).toEqual([]);
  }
  expect(party.faults).toEqual([]);
});
