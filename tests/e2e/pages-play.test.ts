import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { type GamePage, ownShip, recordOf } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';
import { LAPTOP, PHONE } from '../support/screens.js';
import { isWiderThanScreen, untilDrawn } from '../support/seen.js';

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '3']);
});
afterAll(() => party?.stop());

const path = () => `/play/${party.ready.room}`;

describe('the play page', () => {
  afterEach(() => party.sendHome());

  it('asks a newcomer for a name, fills in one, and flies after one tap', async () => {
    const device = await party.device('Stranger', { ...PHONE, owner: 'stranger' });
    const game = await device.open(path());
    const { page } = game;
    const name = await page.getByLabel('Your name').inputValue();
    expect(name).toMatch(/^\w+ \w+$/);
    await page.getByRole('button', { name: 'Play' }).tap();
    const look = await game.untilLive();
    expect(recordOf(look, look.player).name).toBe(name);
    expect(game.faults).toEqual([]);
  });

  it('asks in a second tab whether to move there or watch, and never doubles the ship', async () => {
    const device = await party.device('Twice', LAPTOP);
    const first = await device.play();
    const { player } = await first.untilLive();
    const second = await device.open(path());
    const dialog = second.page.getByRole('dialog', { name: 'You already play here' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Move here' }).click();
    const look = await second.untilLive();
    await dialog.waitFor({ state: 'detached' });
    expect(look.player).toBe(player);
    expect(look.ships.filter((ship) => recordOf(look, ship.player).name === 'Twice')).toHaveLength(1);
    await first.page.getByRole('heading', { name: 'Playing in another tab' }).waitFor();
  });

  it('offers in the second tab to watch', async () => {
    const device = await party.device('Watcher', LAPTOP);
    await device.play();
    const second = await device.open(path());
    await second.page.getByRole('dialog').getByRole('link', { name: 'Watch' }).click();
    await second.page.waitForURL(`**/watch/${party.ready.room}`);
    expect((await second.untilLive()).player).toBe(0);
  });
});

describe('the play page of a laptop', () => {
  let game: GamePage;
  let page: Page;
  beforeAll(async () => {
    game = await (await party.device('Ada', LAPTOP)).play();
    page = game.page;
    await untilDrawn(page);
  });
  afterAll(() => party.sendHome());

  it('gives its buttons to the keyboard on Escape', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Scores (Tab)');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  it('shows help on ?, scores while Tab is held, and turns the sound off on M, which it remembers', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Skirmish' });
    await help.getByText('Dash').first().waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });

    await page.keyboard.down('Tab');
    await page.getByRole('region', { name: 'Scores' }).getByText('Ada').waitFor();
    await page.keyboard.up('Tab');
    await page.getByRole('region', { name: 'Scores' }).waitFor({ state: 'detached' });

    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Sound on (M)' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sound on (M)' }).waitFor();
  });

  it('tells the figures of the link behind its dot', async () => {
    await page.getByRole('button', { name: /^Connection: / }).click();
    await page.getByText('Round trip').waitFor();
    await page.getByText(/[1-9].* kB\/s|0\.[1-9] kB\/s/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Round trip').waitFor({ state: 'detached' });
  });

  it('has no serious accessibility finding', async () => {
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Help (?)' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says when the host pauses and slows down the game, and shows its words', async () => {
    const operator = await party.operator();
    await operator.command('pause');
    await page.getByText('Paused by Operator').waitFor();
    await operator.command('resume');
    await operator.command('speed', { factor: 0.25 });
    await page.getByText('Slow motion 0.25×').waitFor();
    await operator.command('speed', { factor: 1 });
    await page.getByText('Slow motion').waitFor({ state: 'detached' });
    await operator.command('say', { text: 'Pizza is here' });
    await page.getByRole('log').getByText('Pizza is here').waitFor();
    operator.close();
  });

  it('explains a lost link and comes back to the same ship', async () => {
    const { player } = await game.untilLive();
    await page.context().setOffline(true);
    await game.cut();
    await page.getByText('A bot is flying your ship').waitFor();
    await page.getByText(/Next try in \d s|Trying now/).waitFor();
    await page.context().setOffline(false);
    const look = await game.untilLive();
    await page.getByText('A bot is flying your ship').waitFor({ state: 'detached' });
    expect(look.player).toBe(player);
    expect(recordOf(look, player).name).toBe('Ada');
  });

  it('lets its player say a line, until somebody mutes them', async () => {
    const { player } = await game.untilLive();
    const said = page.getByRole('log');
    await page.keyboard.press('t');
    await page.keyboard.press('2');
    await said.getByText('Ada: Good game!').waitFor();
    const operator = await party.operator();
    await operator.command('mute', { player, reason: 'Says too much', minutes: 5 });
    await page.getByRole('button', { name: 'Say something (T)' }).click();
    await page.getByRole('region', { name: 'Say to all' }).getByRole('button', { name: 'Help!' }).click();
    await said.getByText('You are muted for 5 minutes: Says too much').waitFor();
    operator.close();
  });

  // It ends the play of the page.
  it('tells who was kicked so, and leaves them a way on', async () => {
    const { player } = await game.untilLive();
    const operator = await party.operator();
    await operator.command('kick', { player, reason: 'Being rude' });
    await page.getByRole('heading', { name: 'You were removed' }).waitFor();
    await page.getByText('The reason: Being rude').waitFor();
    await page.getByRole('link', { name: 'Lobby', exact: true }).waitFor();
    operator.close();
  });
});

describe('the play page of a phone', () => {
  let game: GamePage;
  let page: Page;
  beforeAll(async () => {
    game = await (await party.device('Bert', PHONE)).play();
    page = game.page;
    await untilDrawn(page);
  });
  afterAll(() => party.sendHome());

  it('keeps the screen of a phone on from the first tap, without a secure context', async () => {
    expect(await page.evaluate(() => document.querySelector('video'))).toBeNull();
    await page.touchscreen.tap(200, 500);
    await page.waitForFunction(() => {
      const video = document.querySelector('video');
      return video !== null && !video.paused && video.currentTime > 0;
    });
    // It is sent back to its start again and again: its end would let the screen sleep.
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let rewinds = 0;
          document.querySelector('video')?.addEventListener('seeked', () => {
            rewinds += 1;
            if (rewinds === 2) resolve();
          });
        }),
    );
  });

  it('flies by a thumb on the left half of a phone, and draws the stick there', async () => {
    const { x, y } = ownShip(await game.untilLive());
    expect(await isWiderThanScreen(page)).toBe(false);
    const touches = await page.context().newCDPSession(page);
    const at = (x: number, y: number) => [{ x, y, id: 1 }];
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(100, 600) });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(100, 540) });
    await page.locator('.stick-thumb').waitFor();
    await game.until('the ship flies', (now) => Math.hypot(ownShip(now).x - x, ownShip(now).y - y) > 40);
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.locator('.stick-thumb').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => [window.scrollX, window.scrollY, window.visualViewport?.scale])).toEqual([
      0, 0, 1,
    ]);
  });

  it('has no serious accessibility finding', async () => {
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Help (?)' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
