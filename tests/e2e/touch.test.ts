import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ownShip } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';
import { Thumbs } from '../support/party/thumbs.js';
import { PHONE } from '../support/screens.js';

/** What a thumb hits without looking, CSS pixels. */
const TARGET = 44;
const [LEFT, RIGHT] = [1, 2];
/** Straight up, in the game's steps of a turn. */
const UP = 768;

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '0']);
});
afterEach(() => party.sendHome());
afterAll(() => party?.stop());

/** Where the page is scrolled and zoomed to, and how far it could be. */
const placeOf = (page: Page) =>
  page.evaluate(() => ({
    scroll: [window.scrollX, window.scrollY],
    zoom: window.visualViewport?.scale,
    overflow: [document.documentElement.scrollWidth > innerWidth, document.documentElement.scrollHeight > innerHeight],
  }));
const AT_REST = { scroll: [0, 0], zoom: 1, overflow: [false, false] };

test('on a phone two thumbs fly and fire at once, and the page stays where it is', async () => {
  const game = await (await party.device('Ada', PHONE)).play();
  const { page } = game;
  const host = await party.operator();
  await host.set('rules/warmUpLength', 120);
  await host.spread([ownShip(await game.untilLive()).id]);
  host.close();
  const thumbs = await Thumbs.on(page);
  const from = ownShip(await game.untilLive());

  await thumbs.hold(LEFT, { x: 100, y: 650 }, { x: 160, y: 650 });
  await game.until('the left thumb flies', (look) => ownShip(look).x > from.x + 60);
  await thumbs.hold(RIGHT, { x: 290, y: 560 }, { x: 290, y: 500 });
  const both = await game.until('the right thumb fires', (look) => ownShip(look).firing === 1 && look.shots > 0);
  expect(ownShip(both).aim).toBe(UP);
  await game.until('the left thumb still flies', (look) => ownShip(look).x > ownShip(both).x);

  await thumbs.lift(RIGHT);
  await thumbs.lift(LEFT);
  await game.until('it holds its fire', (look) => ownShip(look).firing === 0);
  for (const _tap of ['one', 'two']) {
    await thumbs.hold(LEFT, { x: 100, y: 300 }, { x: 100, y: 300 });
    await thumbs.lift(LEFT);
  }
  expect(await placeOf(page)).toEqual(AT_REST);
});

test.each(['play', 'watch'])('on a phone everything to tap on the %s page is large enough', async (name) => {
  const { page } = await (await party.device('Bert', PHONE))[name === 'play' ? 'play' : 'watch']();
  expect(await placeOf(page)).toEqual(AT_REST);
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        const { width, height, left, right } = element.getBoundingClientRect();
        return { name: element.ariaLabel ?? element.textContent, width, height, left, right };
      }),
  );
  expect(boxes.length).toBeGreaterThan(2);
  for (const { name: what, width, height, left, right } of boxes) {
    expect(Math.min(width, height), `${what} is too small`).toBeGreaterThanOrEqual(TARGET);
    expect(left >= 0 && right <= PHONE.viewport.width, `${what} is off the screen`).toBe(true);
  }
});
