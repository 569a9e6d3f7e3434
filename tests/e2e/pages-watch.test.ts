import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { type GamePage, type Look, recordOf } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';
import { LAPTOP, PHONE } from '../support/screens.js';
import { isWiderThanScreen, untilDrawn } from '../support/seen.js';

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '4']);
});
afterAll(() => party?.stop());

const camera = (page: Page) => page.getByRole('navigation', { name: 'Camera' }).getByRole('status');
const looking = (page: Page) => page.evaluate(() => window.tickdeck?.scene.looking);

/** Names of all who fly, by player number. */
const pilots = (look: Look) =>
  look.ships.map(({ player }) => ({ player, name: recordOf(look, player).name })).sort((a, b) => a.player - b.player);

async function openWatch(screen: BrowserContextOptions): Promise<GamePage> {
  const game = await (await party.device('Eye', screen)).watch();
  await untilDrawn(game.page);
  await game.page.getByText('Whole arena').waitFor();
  return game;
}

describe('the watch page', () => {
  let game: GamePage;
  let page: Page;
  beforeAll(async () => {
    game = await openWatch(LAPTOP);
    page = game.page;
  });
  beforeEach(async () => {
    await page.keyboard.press('o');
    await camera(page).getByText('Whole arena').waitFor();
  });
  afterAll(() => party.sendHome());

  it('sees the world without a ship of its own', async () => {
    const before = await game.untilLive();
    expect(before.player).toBe(0);
    expect(before.ships).toHaveLength(4);
    await game.until('time goes on', ({ tick }) => tick > before.tick + 30);
    expect(game.faults).toEqual([]);
  });

  it('follows by digit, next and previous by Tab, and says whom', async () => {
    const list = pilots(await game.untilLive());
    // A digit means a place in this list, which comes with the first picture drawn of a frame.
    await page
      .getByRole('complementary')
      .getByRole('button', { name: list[3]?.name ?? '' })
      .waitFor();
    const shows = (at: number) =>
      camera(page)
        .getByText(list[at]?.name ?? '')
        .waitFor();
    await page.keyboard.press('2');
    await shows(1);
    expect(await looking(page)).toEqual({ kind: 'player', player: list[1]?.player });
    await page.keyboard.press('Tab');
    await shows(2);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await shows(0);
    await page.keyboard.press('Shift+Tab');
    await shows(3);
    await page.keyboard.press('o');
    await camera(page).getByText('Whole arena').waitFor();
    expect(await looking(page)).toEqual({ kind: 'overview' });
  });

  it('is set free by a drag', async () => {
    await page.keyboard.press('1');
    await page.mouse.move(400, 400);
    await page.mouse.down();
    await page.mouse.move(520, 470, { steps: 4 });
    await page.mouse.up();
    await camera(page).getByText('Free camera').waitFor();
    expect(await looking(page)).toMatchObject({ kind: 'free' });
  });

  it('follows the ship that is clicked', async () => {
    const operator = await party.operator();
    await operator.command('pause', {});
    await page.getByText('Paused by Operator').waitFor();
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
    const rail = page.getByRole('complementary', { name: 'Scores and players' });
    const name = pilots(await game.untilLive())[3]?.name ?? '';
    await rail.getByRole('button', { name }).click();
    await camera(page).getByText(name).waitFor();
    await page.keyboard.press('l');
    await rail.waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await rail.waitFor();
  });

  it('keeps watching a ship that goes, from above', async () => {
    const pilot = await party.device('Leaver');
    const flight = await pilot.play();
    const { player } = await flight.untilLive();
    await page.getByRole('complementary').getByRole('button', { name: 'Leaver' }).click();
    await page.waitForFunction((player) => {
      const mode = window.tickdeck?.scene.looking;
      return mode?.kind === 'player' && mode.player === player;
    }, player);
    const operator = await party.operator();
    await operator.command('kick', { player, reason: 'Leaving' });
    // Once more, and the seat is not kept either.
    await operator.command('kick', { player, reason: 'Leaving' });
    await camera(page).getByText('Whole arena').waitFor();
    operator.close();
    await pilot.context.close();
  });

  it('has no serious accessibility finding on a laptop', async () => {
    await page.getByRole('complementary').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  // It leaves the page.
  it('leads to a seat', async () => {
    await page.getByRole('link', { name: 'Play' }).click();
    await page.waitForURL(`**/play/${party.ready.room}`);
    await game.until('there is a ship', ({ player, ships }) => ships.some((ship) => ship.player === player));
  });
});

describe('the watch page of a phone', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openWatch(PHONE));
  });

  it('fits, with its list as a drawer', async () => {
    expect(await isWiderThanScreen(page)).toBe(false);
    await page.getByRole('button', { name: /^Scores and players/ }).tap();
    const rail = page.getByRole('complementary', { name: 'Scores and players' });
    const box = await rail.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await isWiderThanScreen(page)).toBe(false);
  });

  it('has no serious accessibility finding, its list open', async () => {
    const rail = page.getByRole('complementary');
    if ((await rail.count()) === 0) await page.getByRole('button', { name: /^Scores and players/ }).tap();
    await rail.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
