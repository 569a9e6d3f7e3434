import type { Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { partyHost } from '../support/browser.js';
import { ownShip, recordOf } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';
import { LAPTOP, PHONE, SCREENS } from '../support/screens.js';
import { isWiderThanScreen } from '../support/seen.js';

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--name', 'Kite', '--bots', '3']);
});
afterEach(() => party.sendHome());
afterAll(() => party?.stop());

/** Only the browser knows the party's name; Playwright's own requests go to the address itself. */
const viaLoopback = (route: Route) => route.request().url().replace(partyHost, '127.0.0.1');

describe('the lobby', () => {
  it('leads into a flying ship by a name and a click', async () => {
    const device = await party.device('Stranger', { ...LAPTOP, owner: 'stranger' });
    const game = await device.open('/');
    const { page } = game;
    await page.getByLabel('Your name').fill('Ada Lovelace');
    await page.getByRole('link', { name: 'Play' }).click();
    await page.waitForURL(`**/play/${party.ready.room}`);
    const look = await game.untilLive();
    expect(recordOf(look, look.player).name).toBe('Ada Lovelace');

    // Whatever stands in the way stands on one side only.
    const { x, y } = ownShip(look);
    await page.keyboard.down('d');
    await page.keyboard.down('s');
    await game.until('the ship flies', (now) => Math.hypot(ownShip(now).x - x, ownShip(now).y - y) > 40);
    expect(game.faults).toEqual([]);
    await device.context.close();
  });

  it('plays under the name it suggested when none was typed, and keeps it', async () => {
    const device = await party.device('Stranger', { ...LAPTOP, owner: 'stranger' });
    const game = await device.open('/');
    const { page } = game;
    const suggestion = await page.getByLabel('Your name').getAttribute('placeholder');
    await page.getByRole('link', { name: 'Play' }).click();
    const look = await game.untilLive();
    expect(recordOf(look, look.player).name).toBe(suggestion);
    await device.context.close();
  });

  it('remembers name, colour, hull and tag', async () => {
    const device = await party.device('Stranger', { ...LAPTOP, owner: 'stranger' });
    const { page } = await device.open('/');
    await page.getByLabel('Your name').fill('Grace Hopper');
    await page.getByRole('radio', { name: 'vermilion' }).check({ force: true });
    await page.getByRole('radio', { name: 'kite' }).check({ force: true });
    expect(await page.locator('.dial-tag').textContent()).toBe('GH');
    await page.getByLabel('Tag').fill('x7!');
    expect(await page.locator('.dial-tag').textContent()).toBe('X7');

    await page.reload();
    expect(await page.getByLabel('Your name').inputValue()).toBe('Grace Hopper');
    expect(await page.getByRole('radio', { name: 'vermilion' }).isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: 'kite' }).isChecked()).toBe(true);
    expect(await page.locator('.dial-tag').textContent()).toBe('X7');
    await device.context.close();
  });

  it('counts who is in a room, live', async () => {
    const device = await party.device('Counter', LAPTOP);
    const { page: lobby } = await device.open('/');
    const watch = await device.watch();
    await lobby.bringToFront();
    await lobby.getByText('1 watching').waitFor();
    await watch.page.close();
    await lobby.getByText('1 watching').waitFor({ state: 'detached' });
    await device.context.close();
  });

  it('finds a room by its code, and says when there is none', async () => {
    const device = await party.device('Coder', LAPTOP);
    const { page } = await device.open('/');
    const code = (await page.locator('.room-code strong').textContent()) ?? '';
    await page.getByLabel('Join code').fill('AEIO');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('No arena here has the code AEIO.').waitFor();
    await page.getByLabel('Join code').fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/play/${party.ready.room}`);
    await device.context.close();
  });

  it('says that a room is full and offers to watch instead', async () => {
    const device = await party.device('Late', LAPTOP);
    const { page } = await device.open('/');
    await page.route('**/api/rooms', async (route) => {
      const { rooms } = await (await route.fetch({ url: viaLoopback(route) })).json();
      await route.fulfill({ json: { rooms: rooms.map((room: object) => ({ ...room, players: 4, seatsMax: 4 })) } });
    });
    await page.getByText('Full').waitFor();
    expect(await page.getByRole('link', { name: 'Play' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Watch' }).count()).toBe(1);
    await device.context.close();
  });

  it('tells an empty host from one that is gone, and recovers from both', async () => {
    const device = await party.device('Waiting', LAPTOP);
    const { page } = await device.open('/');
    await page.route('**/api/rooms', (route) => route.fulfill({ json: { rooms: [] } }));
    await page.getByText('No arena is open').waitFor();
    await page.unroute('**/api/rooms');
    await page.route('**/api/rooms', (route) => route.abort());
    await page.getByText('The host is gone').waitFor();
    await page.unroute('**/api/rooms');
    await page.getByRole('link', { name: 'Play' }).waitFor();
    await device.context.close();
  });

  it('fits a phone, also with every drawer open', async () => {
    const device = await party.device('Stranger', { ...PHONE, owner: 'stranger' });
    const { page } = await device.open('/');
    await page.getByRole('link', { name: 'Play' }).waitFor();
    await page.getByRole('button', { name: 'Change ship' }).tap();
    await page.getByLabel('Tag').waitFor();
    expect(await isWiderThanScreen(page)).toBe(false);
    await device.context.close();
  });

  it.each(SCREENS)('has no serious accessibility finding on a %s', async (_, screen) => {
    const device = await party.device('Stranger', { ...screen, owner: 'stranger' });
    const { page } = await device.open('/');
    await page.getByRole('link', { name: 'Play' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await device.context.close();
  });

  it('loads no renderer', async () => {
    const device = await party.device('Stranger', { ...LAPTOP, owner: 'stranger' });
    const { page } = await device.open('/');
    await page.getByRole('link', { name: 'Play' }).waitFor();
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).decodedBodySize, 0),
    );
    expect(bytes).toBeLessThan(100_000);
    await device.context.close();
  });
});
