import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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
afterEach(async () => {
  const { speed } = await deck.game.untilLive();
  if (speed === 0) await deck.resume();
});
afterAll(() => party?.stop());

test('an edit during a pause reaches every player, undo takes it back, and the audit list has both', async () => {
  const { player } = await ada.untilLive();
  await deck.pause();
  await deck.inspect('Ada');
  const entries = (await deck.audit()).length;
  const healthIs = (hp: number) =>
    Promise.all([ada, bert].map((page) => page.until(`hp is ${hp}`, (look) => shipOf(look, player)?.hp === hp)));
  await healthIs(100);

  await deck.field('hp').fill('42');
  await deck.page.getByText('staged').first().waitFor();
  await deck.field('hp').press('Enter');
  await healthIs(42);
  await deck.field('hp').blur();
  await deck.page.keyboard.press('Control+z');
  await healthIs(100);

  const [undo, edit] = await deck.untilAudited(entries + 2);
  expect(edit).toMatch(/Edit done .*hp 100 .*42 Olga/);
  expect(undo).toMatch(/Undo done .*hp 42 .*100 .*redo does it again Olga/);
});

test('a refused edit is named at its field and changes nothing', async () => {
  await deck.pause();
  await deck.inspect('Ada');
  await deck.field('shield').fill('9000');
  await deck.page.getByText('Would be refused: 9000 is not in 0 to 100').waitFor();
  await deck.field('shield').press('Enter');
  await deck.page.getByRole('alert').getByText('is not in 0 to 100').waitFor();
  const before = ownShip(await ada.untilLive());
  await deck.field('shield').press('Escape');
  await deck.page.getByRole('alert').waitFor({ state: 'detached' });
  expect(ownShip(await ada.untilLive())).toEqual(before);
  expect((await deck.audit())[0]).toContain('refused');
});

test('two changes go out as one edit', async () => {
  await deck.pause();
  await deck.inspect('Ada');
  const entries = (await deck.audit()).length;
  await deck.field('hp').fill('31');
  await deck.field('shield').fill('7');
  await deck.button('Apply as one edit').click();
  await ada.until('hp is 31', (look) => ownShip(look).hp === 31);
  const [edit] = await deck.untilAudited(entries + 1);
  expect(edit).toMatch(/hp .*31.*shield .*7/);
});

test('what kept two changes from being one edit is forgotten once they are', async () => {
  await deck.pause();
  await deck.inspect('Ada');
  await deck.field('hp').fill('62');
  await deck.field('shield').fill('9000');
  await deck.button('Apply as one edit').click();
  await deck.page.getByRole('alert').getByText('another change was refused').waitFor();
  expect(ownShip(await ada.untilLive()).hp).not.toBe(62);
  await deck.field('shield').fill('8');
  await deck.button('Apply as one edit').click();
  await ada.until('hp is 62', (look) => ownShip(look).hp === 62);
  await deck.page.getByRole('alert').first().waitFor({ state: 'detached' });
});

test('the buttons take an edit back and make it again, and the audit list has all three', async () => {
  await deck.pause();
  await deck.inspect('Ada');
  const before = ownShip(await ada.untilLive()).hp;
  const entries = (await deck.audit()).length;
  const hpIs = (hp: number) => ada.until(`hp is ${hp}`, (look) => ownShip(look).hp === hp);
  await deck.field('hp').fill('23');
  await deck.field('hp').press('Enter');
  await hpIs(23);
  await deck.button('Undo your newest command (Ctrl+Z)').click();
  await hpIs(before);
  await deck.button('Redo what you undid last (Ctrl+Shift+Z)').click();
  await hpIs(23);
  const [redo, undo] = await deck.untilAudited(entries + 3);
  expect(undo).toMatch(new RegExp(`Undo done .*hp 23 .*${before} .*Olga`));
  expect(redo).toMatch(new RegExp(`Redo done .*hp ${before} .*23 .*Olga`));
  await deck.button('Redo what you undid last (Ctrl+Shift+Z)').click();
  await deck.page.getByText('Redo: You have nothing to redo.').first().waitFor();
  expect(ownShip(await ada.untilLive()).hp).toBe(23);
});

test('a step makes exactly one tick', async () => {
  await deck.pause();
  const { tick } = await deck.game.untilLive();
  await deck.page.keyboard.press('.');
  await deck.game.until('a tick was made', (look) => look.tick > tick);
  await deck.button('Step').click();
  const after = await deck.game.until('another was made', (look) => look.tick > tick + 1);
  expect(after.tick).toBe(tick + 2);
  expect(after.speed).toBe(0);
});

test('in slow motion time goes on slowly, without going back, and between ticks too', async () => {
  const device = await party.device('Cleo', { display: 'always' });
  const cleo = await device.watch();
  await deck.page.getByRole('button', { name: '0.25×', exact: true }).click();
  await cleo.until('time is slow', ({ speed }) => speed > 0 && speed < 0.5);
  const samples = await cleo.page.evaluate(
    () =>
      new Promise<readonly (readonly [number, number])[]>((resolve) => {
        const client = window.tickdeck?.client;
        if (!client) throw new Error('not connected');
        const seen: (readonly [number, number])[] = [];
        const show = client.show.bind(client);
        // Every display frame asks this once; listening here disturbs nothing.
        client.show = () => {
          const shown = show();
          if (shown) seen.push([performance.now() / 1000, shown.tick]);
          const [from, to] = [seen[0], seen.at(-1)];
          // However long a busy machine takes for it, time goes on.
          if (from && to && to[0] > from[0] + 2 && to[1] > from[1] + 15) resolve(seen);
          return shown;
        };
      }),
  );
  await device.context.close();
  await deck.page.getByRole('button', { name: '1×', exact: true }).click();
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) throw new Error('nothing was shown');
  // 15 ticks a second, and what came late to begin with; the unit tests of the playback clock say how exactly.
  expect((last[1] - first[1]) / (last[0] - first[0])).toBeLessThan(45);
  const ticks = samples.map(([, tick]) => tick);
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
  // There are times between one tick and the next.
  expect(new Set(ticks).size).toBeGreaterThan(new Set(ticks.map(Math.floor)).size);
});

test('the selected row is moved by keys alone', async () => {
  await deck.pause();
  await deck.inspect('Ada');
  const ship = ownShip(await ada.untilLive());
  const way = ship.x > 1600 ? 'ArrowLeft' : 'ArrowRight';
  await deck.button('Move by arrow keys').focus();
  await deck.page.keyboard.press(`Shift+${way}`);
  await deck.page.keyboard.press(`Shift+${way}`);
  await deck.page.keyboard.press('Enter');
  const after = await ada.until('the ship has moved', (look) => ownShip(look).x !== ship.x);
  expect(Math.abs(ownShip(after).x - ship.x)).toBeCloseTo(200, 0);
});

test('a table is filtered by what a field holds', async () => {
  await deck.page.getByRole('tab', { name: 'rocks' }).click();
  await deck.page.keyboard.press('/');
  await deck.page.keyboard.type('radius > 70');
  const count = deck.page.locator('#table-count');
  await count.getByText(/of/).waitFor();
  const expected = await deck.page.evaluate(() => {
    const rocks = window.tickdeck?.client.latest()?.tables.rocks;
    return rocks?.columns.radius?.subarray(0, rocks.count).filter((radius) => radius > 70).length;
  });
  expect(await count.innerText()).toMatch(new RegExp(`^${expected} of`));
  await deck.page.getByLabel('Filter rocks').fill('size < 3');
  await count.getByText('no field of rocks').waitFor();
  await deck.page.getByLabel('Filter rocks').fill('');
});

test('what has consequences must be held, and a rule is tuned in the document', async () => {
  await deck.page.getByRole('tab', { name: 'document' }).click();
  await deck.field('damage').fill('50');
  await deck.field('damage').press('Enter');
  await ada.page.waitForFunction(
    () => (window.tickdeck?.client.latest()?.document.rules as { damage?: number } | undefined)?.damage === 50,
  );
  await deck.page.getByRole('tab', { name: 'commands' }).click();
  await deck.hold(deck.page.getByRole('button', { name: /Start a new round/ }));
  await deck.page.getByText('A new round begins.').first().waitFor();
});

test('what destroys can be looked at first, and wants the name of the room typed', async () => {
  const form = deck.page.getByRole('form', { name: 'Build a new arena' });
  const [preview, button] = [form.getByRole('button', { name: 'Preview' }), form.locator('[type=submit]')];
  const audited = (await deck.audit()).length;
  await preview.click();
  await form.getByText('Would do: A new arena').waitFor();
  await form.getByText('rocks[#0]').first().waitFor();
  expect(await deck.audit()).toHaveLength(audited);
  await form.getByLabel(/type “Arena”/).fill('Aren');
  expect(await button.isDisabled()).toBe(true);
  await form.getByLabel(/type “Arena”/).fill('Arena');
  await button.click();
  await form.getByText('A new arena, and a new round in it.', { exact: true }).waitFor();
  expect((await deck.untilAudited(audited + 1))[0]).toContain('Build a new arena');
});

test('what a verb asks begins at its first field, and Escape ends it', async () => {
  const form = await deck.choose(['Ada'], 'Rename …');
  await deck.page.keyboard.type('Ada Lovelace');
  expect(await form.getByLabel('name').inputValue()).toBe('Ada Lovelace');
  await deck.page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await deck.choose(['Ada'], 'Rename …');
  await deck.page.keyboard.type('Ada Lovelace');
  await deck.page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
  await deck.panel('Players').getByText('Ada Lovelace', { exact: true }).waitFor();
  await deck.page.keyboard.press('Control+z');
  await deck.panel('Players').getByText('Ada', { exact: true }).first().waitFor();
});

test('who is kicked is told so and why, which must be said, and is kept out', async () => {
  await ada.untilLive();
  const form = await deck.choose(['Ada'], 'Kick …');
  const kick = form.getByRole('button', { name: /Kick/ });
  await deck.hold(kick);
  expect((await ada.untilLive()).link).toBe('live');
  await form.getByLabel('reason').fill('Being rude');
  await kick.click();
  expect((await ada.untilLive()).link).toBe('live');
  await deck.hold(kick);
  await ada.page.getByText('The reason: Being rude').waitFor();
  await form.waitFor({ state: 'detached' });
  await deck.panel('Players').getByText('kicked', { exact: true }).waitFor();
  expect((await deck.audit())[0]).toContain('Ada was kicked');
});

test('nothing broke in any page', () => {
  expect(party.faults).toEqual([]);
});
