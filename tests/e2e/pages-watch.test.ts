import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { type Device, openParty, type Party } from '../support/party.js';
import { isWiderThanScreen, seenBy, untilDrawn, untilLive } from '../support/seen.js';

let party: Party;
let device: Device;
beforeAll(async () => {
  party = await openParty(['--bots', '4']);
});
afterAll(() => party.end());
afterEach(() => device.close());

const camera = (page: Page) => page.getByRole('navigation', { name: 'Camera' }).getByRole('status');
const looking = (page: Page) => page.evaluate(() => window.tickdeck?.scene.looking);

async function openWatch(screen: 'laptop' | 'phone' = 'laptop'): Promise<Page> {
  device = await party.device({ screen, name: 'Eye' });
  const page = await device.open(`/watch/${party.room}`);
  await untilLive(page);
  await untilDrawn(page);
  await page.getByText('Whole arena').waitFor();
  return page;
}

describe('the watch page', () => {
  it('sees the world without a ship of its own', async () => {
    const page = await openWatch();
    const before = await seenBy(page);
    expect(before.own).toBeUndefined();
    expect(Object.keys(before.names)).toHaveLength(4);
    await page.waitForFunction((tick) => (window.tickdeck?.client.latest()?.tick ?? 0) > tick + 30, before.tick);
    expect(device.complaints).toEqual([]);
  });

  it('follows by digit, next and previous by Tab, and says whom', async () => {
    const page = await openWatch();
    const numbers = Object.keys((await seenBy(page)).names).map(Number);
    const names = Object.values((await seenBy(page)).names);
    await page.keyboard.press('2');
    await camera(page)
      .getByText(names[1] ?? '')
      .waitFor();
    expect(await looking(page)).toEqual({ kind: 'player', player: numbers[1] });
    await page.keyboard.press('Tab');
    await camera(page)
      .getByText(names[2] ?? '')
      .waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await camera(page)
      .getByText(names[0] ?? '')
      .waitFor();
    await page.keyboard.press('Shift+Tab');
    await camera(page)
      .getByText(names[3] ?? '')
      .waitFor();
    await page.keyboard.press('o');
    await camera(page).getByText('Whole arena').waitFor();
    expect(await looking(page)).toEqual({ kind: 'overview' });
  });

  it('is set free by a drag', async () => {
    const page = await openWatch();
    await page.keyboard.press('1');
    await page.mouse.move(400, 400);
    await page.mouse.down();
    await page.mouse.move(520, 470, { steps: 4 });
    await page.mouse.up();
    await camera(page).getByText('Free camera').waitFor();
    expect(await looking(page)).toEqual({ kind: 'free' });
  });

  it('follows the ship that is clicked', async () => {
    const page = await openWatch();
    const operator = await party.operator();
    await operator.command('pause', {});
    await page.getByText('Paused by the host').waitFor();
    const at = await page.evaluate(() => {
      const columns = window.tickdeck?.client.latest()?.tables.ships?.columns;
      return window.tickdeck?.scene.worldToScreen(columns?.x?.[1] ?? 0, columns?.y?.[1] ?? 0);
    });
    await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
    await page.waitForFunction(() => window.tickdeck?.scene.looking.kind === 'player');
    await operator.command('resume', {});
    operator.close();
  });

  it('follows from its list, and folds the list away', async () => {
    const page = await openWatch();
    const rail = page.getByRole('complementary', { name: 'Scores and players' });
    const name = Object.values((await seenBy(page)).names)[3] ?? '';
    await rail.getByRole('button', { name }).click();
    await camera(page).getByText(name).waitFor();
    await page.keyboard.press('l');
    await rail.waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await rail.waitFor();
  });

  it('keeps watching a ship that goes, from above', async () => {
    const page = await openWatch();
    const pilot = await party.device({ name: 'Leaver' });
    const flight = await pilot.open(`/play/${party.room}`);
    await untilLive(flight);
    const { player } = await seenBy(flight);
    await page.getByRole('complementary').getByRole('button', { name: 'Leaver' }).click();
    await page.waitForFunction((player) => {
      const mode = window.tickdeck?.scene.looking;
      return mode?.kind === 'player' && mode.player === player;
    }, player);
    const operator = await party.operator();
    await operator.command('kick', { session: 0, player });
    await camera(page).getByText('Whole arena').waitFor();
    operator.close();
    await pilot.close();
  });

  it('leads to a seat', async () => {
    const page = await openWatch();
    await page.getByRole('link', { name: 'Play' }).click();
    await page.waitForURL(`**/play/${party.room}`);
    await untilLive(page);
    expect((await seenBy(page)).own).toBeDefined();
  });

  it('fits a phone, with its list as a drawer', async () => {
    const page = await openWatch('phone');
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.getByRole('button', { name: /^Scores and players/ }).tap();
    const rail = page.getByRole('complementary', { name: 'Scores and players' });
    const box = await rail.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await isWiderThanScreen(page)).toBe(false);
  });

  it.each(['laptop', 'phone'] as const)('has no serious accessibility finding on a %s', async (screen) => {
    const page = await openWatch(screen);
    if (screen === 'phone') await page.getByRole('button', { name: /^Scores and players/ }).tap();
    await page.getByRole('complementary').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
