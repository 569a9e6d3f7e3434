import { afterAll, beforeAll, expect, test } from 'vitest';
import { Deck } from '../support/deck.js';
import { Party } from '../support/party/party.js';
import { LAPTOP } from '../support/screens.js';

let party: Party;
let deck: Deck;

beforeAll(async () => {
  party = await Party.start(['--bots', '4']);
  deck = await Deck.open(party, await party.device('Olga', LAPTOP));
  await deck.pause();
});
afterAll(() => party?.stop());

const ships = async () => (await deck.game.untilLive()).ships;
const find = async (asked: string) => {
  await deck.page.keyboard.press('/');
  await deck.page.keyboard.type(asked);
  await deck.page.locator('#table-count').getByText('1 of 4 rows').waitFor();
  await deck.page.keyboard.press('ArrowDown');
  await deck.page.keyboard.press('ArrowDown');
  await deck.field('hp').waitFor();
};

test('by keys alone: a row is found by value, two changes are staged, previewed, applied as one and undone', async () => {
  const [, before] = await ships();
  if (!before) throw new Error('there is no second ship');
  await find(`player = ${before.player} and hp <= 100`);
  const entries = (await deck.audit()).length;
  await deck.field('hp').fill('31');
  await deck.field('shield').fill('7');
  await deck.page.getByRole('button', { name: '2 changes staged' }).press('Enter');
  await deck.page.locator('[data-staged="ships[#1].hp"]').getByText('31 hp').waitFor();
  await deck.page.getByText('The host would do this.').waitFor();
  expect((await ships())[1]?.hp).toBe(before.hp);

  await deck.button('Apply as one edit').press('Enter');
  await deck.game.until('hp is 31', (look) => look.ships[1]?.hp === 31);
  expect((await deck.untilAudited(entries + 1))[0]).toMatch(/Edit done .*hp .*31.*shield .*7/);
  await deck.page.keyboard.press('Control+z');
  await deck.game.until('hp is as before', (look) => look.ships[1]?.hp === before.hp);
});

test('what the host would refuse is named before it is sent, and at its field after', async () => {
  await deck.field('shield').fill('9000');
  const list = deck.page.locator('[data-staged="ships[#1].shield"]');
  await list.getByText('9000 is not in 0 to 100').waitFor();
  await deck.button('Apply').click();
  await deck.page
    .locator('[data-where="ships[#1].shield"]')
    .getByRole('alert')
    .getByText('is not in 0 to 100')
    .waitFor();
  await deck.button('Revert').click();
  await list.waitFor({ state: 'detached' });
});

test('live-tune must be armed, sends a gesture at once and as one entry, and Escape disarms it', async () => {
  await deck.page.getByRole('tab', { name: 'document' }).click();
  const slider = deck.page.getByLabel(/^Damage of a shot.*slider$/);
  const where = deck.page.locator('[data-where="rules.damage"]');
  await slider.focus();
  await slider.press('ArrowRight');
  await where.getByText('staged').waitFor();
  await deck.button('Revert').click();

  const entries = (await deck.audit()).length;
  await deck.page.getByRole('button', { name: /^Live-tune/ }).click();
  await deck.page.getByText('Every change goes out at once').waitFor();
  const value = Number(await slider.inputValue());
  await slider.focus();
  for (let i = 0; i < 5; i++) await slider.press('ArrowRight');
  const [entry] = await deck.untilAudited(entries + 1);
  await deck.page.locator('.audit-entry').first().getByText(`rules.damage ${value}`).waitFor();
  await deck.page
    .locator('.audit-entry')
    .first()
    .getByText(String(value + 5), { exact: true })
    .waitFor();
  expect(entry).toContain('rules.damage');
  expect((await deck.audit()).length).toBe(entries + 1);

  await deck.page.keyboard.press('Escape');
  await deck.page.getByText('Every change goes out at once').waitFor({ state: 'detached' });
  await slider.press('ArrowRight');
  await where.getByText('staged').waitFor();
  await deck.button('Revert').click();
});

test('several rows are set together and compared', async () => {
  await deck.page.getByRole('tab', { name: 'ships' }).click();
  const rows = deck.page.locator('.grid-line');
  await rows.nth(0).click();
  await rows.nth(2).click({ modifiers: ['Shift'] });
  await deck.field('hp').fill('64');
  await deck.field('hp').press('Enter');
  await deck.game.until('three have it', (look) => look.ships.filter(({ hp }) => hp === 64).length === 3);
  await deck.button('Compare').click();
  const differing = deck.page.locator('.compare tr.differs');
  await differing.filter({ hasText: 'player' }).waitFor();
  expect(await differing.filter({ hasText: /^hp/ }).count()).toBe(0);
});

test('nothing broke in any page', () => expect(party.faults).toEqual([]));
