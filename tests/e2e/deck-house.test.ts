import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { Deck } from '../support/deck.js';
import { Party } from '../support/party/party.js';
import { LAPTOP, PHONE } from '../support/screens.js';
import { isWiderThanScreen } from '../support/seen.js';

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '0']);
});
afterEach(() => party.sendHome());
afterAll(async () => party?.stop());

test('somebody is banned, also after a restart, and let in again to the same ship by one undo', async () => {
  const ada = await party.device('Ada');
  const game = await ada.play();
  const { player } = await game.untilLive();
  const deck = await Deck.open(party, await party.device('Olga', LAPTOP));
  const form = await deck.choose(['Ada'], 'Ban …');
  await form.getByLabel('reason').fill('Aims too well');
  await deck.hold(form.getByRole('button', { name: /Ban/ }));
  await game.page.getByRole('heading', { name: 'You are banned' }).waitFor();
  await game.page.getByText('for 60 minutes').waitFor();
  await game.page.getByText('The reason: Aims too well').waitFor();

  await deck.page.keyboard.press('Escape');
  await deck.page.locator('.audit-entry').first().getByRole('button', { name: /^Undo/ }).click();
  await game.page.reload();
  expect((await game.untilLive()).player).toBe(player);

  await deck.page.locator('body').press('ControlOrMeta+Shift+z');
  await game.page.getByRole('heading', { name: 'You are banned' }).waitFor();
  await party.hostLeaves();
  await party.hostReturns();
  await game.page.reload();
  await game.page.getByText('The reason: Aims too well').waitFor();
  await deck.game.untilLive();
  await deck.page.getByRole('tab', { name: 'Bans' }).click();
  await deck
    .panel('Bans')
    .getByRole('button', { name: /^Lift: Ban of Ada/ })
    .click();
  await deck.panel('Bans').getByText('Nobody is banned or muted').waitFor();
  expect(party.faults).toEqual([]);
});

test('a moderator works by a link of the host’s, as far as it goes, and until it is taken back', async () => {
  const cleo = await party.device('Cleo');
  const game = await cleo.play();
  const host = await Deck.open(party, await party.device('Olga', LAPTOP));
  await host.page.getByRole('tab', { name: 'Links' }).click();
  const links = host.page.getByRole('region', { name: 'Links by role' });
  await links.getByLabel('For whom').fill('Max');
  await links.getByRole('button', { name: 'Make a link' }).click();
  const dialog = host.page.getByRole('dialog', { name: 'The link for Max' });
  const url = new URL(await dialog.getByLabel('Link for Max', { exact: true }).inputValue());
  await dialog.getByRole('img', { name: 'Code of the link for Max' }).waitFor();
  expect(await seriousFindings(host.page)).toEqual([]);
  await host.page.keyboard.press('Escape');
  const token = url.hash.slice('#token='.length);
  expect(await host.page.locator('body').innerText()).not.toContain(token.slice(0, 12));

  const max = await party.device('Max', PHONE);
  const page = await max.open(url.pathname + url.hash);
  await page.untilLive();
  expect(new URL(page.page.url()).hash).not.toContain('token');
  await page.page.getByRole('button', { name: 'Players', exact: true }).first().click();
  const players = page.page.getByRole('region', { name: 'Players', exact: true });
  await players.getByLabel('Choose Cleo', { exact: true }).check();
  expect(await isWiderThanScreen(page.page)).toBe(false);
  await players.getByRole('button', { name: 'What can be done …' }).click();
  await page.page.getByText('This takes the role operator; yours is moderator.').first().waitFor();
  await page.page.locator('.verb', { hasText: 'Mute …' }).click();
  const form = page.page.locator('.verbs form.command');
  await form.getByLabel('reason').fill('Too loud');
  await form.getByRole('button', { name: 'Mute', exact: true }).click();
  await page.page.getByText('Cleo is muted for 10 minutes: Too loud').waitFor();
  await form.waitFor({ state: 'detached' });
  await players.getByText('muted', { exact: true }).waitFor();
  expect(await seriousFindings(page.page)).toEqual([]);

  await links.getByText('1 here by it').waitFor();
  await host.hold(links.getByRole('button', { name: /Take the link of Max back/ }));
  await page.page.getByText('took this link back').first().waitFor();
  expect((await game.untilLive()).link).toBe('live');
  expect(party.faults).toEqual([]);
});
