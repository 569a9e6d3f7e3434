import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { type Device, openParty, type Party } from '../support/party.js';
import { isWiderThanScreen, seenBy, untilDrawn, untilLive, untilMoved } from '../support/seen.js';

let party: Party;
let device: Device;
beforeAll(async () => {
  party = await openParty(['--bots', '3']);
});
afterAll(() => party.end());
afterEach(() => device.close());

const path = () => `/play/${party.room}`;

describe('the play page', () => {
  it('asks a newcomer for a name, fills in one, and flies after one tap', async () => {
    device = await party.device({ screen: 'phone' });
    const page = await device.open(path());
    const name = await page.getByLabel('Your name').inputValue();
    expect(name).toMatch(/^\w+ \w+$/);
    await page.getByRole('button', { name: 'Play' }).tap();
    await untilLive(page);
    const { names, player } = await seenBy(page);
    expect(names[player]).toBe(name);
    expect(device.complaints).toEqual([]);
  });

  it('flies by a thumb on the left half of a phone, and draws the stick there', async () => {
    device = await party.device({ screen: 'phone', name: 'Thumb' });
    const page = await device.open(path());
    await untilLive(page);
    await untilDrawn(page);
    expect(await isWiderThanScreen(page)).toBe(false);
    const touches = await page.context().newCDPSession(page);
    const at = (x: number, y: number) => [{ x, y, id: 1 }];
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(100, 600) });
    await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(100, 540) });
    await page.locator('.stick-thumb').waitFor();
    await untilMoved(page, 40);
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.locator('.stick-thumb').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => [window.scrollX, window.scrollY, window.visualViewport?.scale])).toEqual([
      0, 0, 1,
    ]);
  });

  it('keeps the screen of a phone on from the first tap, without a secure context', async () => {
    device = await party.device({ screen: 'phone', name: 'Awake' });
    const page = await device.open(path());
    await untilLive(page);
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

  it('asks in a second tab whether to move there or watch, and never doubles the ship', async () => {
    device = await party.device({ name: 'Twice' });
    const first = await device.open(path());
    await untilLive(first);
    const { player } = await seenBy(first);
    const second = await device.open(path());
    const dialog = second.getByRole('dialog', { name: 'You already play here' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Move here' }).click();
    await untilLive(second);
    await dialog.waitFor({ state: 'detached' });
    const seen = await seenBy(second);
    expect(seen.player).toBe(player);
    expect(Object.values(seen.names).filter((name) => name === 'Twice')).toHaveLength(1);
    await first.getByRole('heading', { name: 'Playing in another tab' }).waitFor();
  });

  it('offers in the second tab to watch', async () => {
    device = await party.device({ name: 'Watcher' });
    await untilLive(await device.open(path()));
    const second = await device.open(path());
    await second.getByRole('dialog').getByRole('link', { name: 'Watch' }).click();
    await second.waitForURL(`**/watch/${party.room}`);
    await untilLive(second);
  });

  it('shows help on ?, scores while Tab is held, and turns the sound off on M, which it remembers', async () => {
    device = await party.device({ name: 'Curious' });
    const page = await device.open(path());
    await untilLive(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Skirmish' });
    await help.getByText('Dash').first().waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });

    await page.keyboard.down('Tab');
    await page.getByRole('region', { name: 'Scores' }).getByText('Curious').waitFor();
    await page.keyboard.up('Tab');
    await page.getByRole('region', { name: 'Scores' }).waitFor({ state: 'detached' });

    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Sound on (M)' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sound on (M)' }).waitFor();
  });

  it('gives its buttons to the keyboard on Escape', async () => {
    device = await party.device({ name: 'Keys' });
    const page = await device.open(path());
    await untilLive(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Scores (Tab)');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  it('tells the figures of the link behind its dot', async () => {
    device = await party.device({ name: 'Figures' });
    const page = await device.open(path());
    await untilLive(page);
    await page.getByRole('button', { name: /^Connection: / }).click();
    await page.getByText('Round trip').waitFor();
    await page.getByText(/[1-9].* kB\/s|0\.[1-9] kB\/s/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Round trip').waitFor({ state: 'detached' });
  });

  it('explains a lost link and comes back to the same ship', async () => {
    device = await party.device({ name: 'Tunnel' });
    const page = await device.open(path());
    await untilLive(page);
    const { player } = await seenBy(page);
    await device.setOffline(true);
    await page.evaluate(() => window.tickdeck?.client.cut());
    await page.getByText('A bot is flying your ship').waitFor();
    await page.getByText(/Next try in \d s|Trying now/).waitFor();
    await device.setOffline(false);
    await untilLive(page);
    await page.getByText('A bot is flying your ship').waitFor({ state: 'detached' });
    const seen = await seenBy(page);
    expect([seen.player, seen.names[player]]).toEqual([player, 'Tunnel']);
  });

  it('says when the host pauses and slows down the game, and shows its words', async () => {
    device = await party.device({ name: 'Patient' });
    const page = await device.open(path());
    await untilLive(page);
    const operator = await party.operator();
    const order = async (name: string, args: { readonly [name: string]: string | number } = {}) =>
      expect(await operator.command(name, args)).toMatchObject({ outcome: 'done' });
    await order('pause');
    await page.getByText('Paused by the host').waitFor();
    await order('resume');
    await order('speed', { factor: 0.25 });
    await page.getByText('Slow motion 0.25×').waitFor();
    await order('speed', { factor: 1 });
    await page.getByText('Slow motion').waitFor({ state: 'detached' });
    await order('say', { text: 'Pizza is here' });
    await page.getByRole('log').getByText('Pizza is here').waitFor();
    operator.close();
  });

  it('tells who was kicked so, and leaves them a way on', async () => {
    device = await party.device({ name: 'Kicked' });
    const page = await device.open(path());
    await untilLive(page);
    const { player } = await seenBy(page);
    const operator = await party.operator();
    expect(await operator.command('kick', { session: 0, player })).toMatchObject({ outcome: 'done' });
    await page.getByRole('heading', { name: 'You were removed' }).waitFor();
    await page.getByRole('link', { name: 'Lobby', exact: true }).waitFor();
    operator.close();
  });

  it.each(['laptop', 'phone'] as const)('has no serious accessibility finding on a %s', async (screen) => {
    device = await party.device({ screen, name: 'Axel' });
    const page = await device.open(path());
    await untilLive(page);
    await untilDrawn(page);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Help (?)' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
