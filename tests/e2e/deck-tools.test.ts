import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyring } from '@tickdeck/server/control/keyring.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { Deck } from '../support/deck.js';
import type { GamePage } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';
import { LAPTOP } from '../support/screens.js';
import { untilDrawn } from '../support/seen.js';

// A folder of our own, so that its key can sign a token of any role.
const data = mkdtempSync(join(tmpdir(), 'tickdeck-tools-'));
let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '4', '--data', data]);
});
afterAll(async () => {
  await party?.stop();
  rmSync(data, { recursive: true });
});

const openDeck = async (name: string) => Deck.open(party, await party.device(name, LAPTOP));

const presetKey = (page: Page, preset: string) =>
  page.getByRole('navigation', { name: 'Presets' }).getByRole('button', { name: preset });

async function wear(page: Page, theme: string): Promise<void> {
  if (await page.locator(`[data-theme="${theme}"]`).count()) return;
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`theme: ${theme}`);
  await page.keyboard.press('Enter');
  await page.locator(`[data-theme="${theme}"]`).waitFor();
}

describe('in one page', () => {
  let page: Page;
  let game: GamePage;
  beforeAll(async () => {
    ({ page, game } = await openDeck('Olga'));
  });
  afterAll(() => party.sendHome());

  test('by keys alone something is found, why it cannot be done is said, and it is done', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('step one');
    const chosen = page.getByRole('listbox', { name: 'What can be done' }).getByRole('option', { selected: true });
    await chosen.getByText('Pause the room before stepping').waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('What do you want to do?').fill('puase');
    await chosen.getByText('Pause or resume the room').waitFor();
    await page.keyboard.press('Enter');
    const { tick } = await game.until('the room is paused', ({ speed }) => speed === 0);

    await page.keyboard.press('Control+k');
    await page.keyboard.type('step one');
    await page.keyboard.press('Enter');
    await game.until('one tick was made', (look) => look.tick > tick);
    // What was done lately comes first.
    await page.keyboard.press('Control+k');
    expect(
      await page.getByRole('listbox', { name: 'What can be done' }).getByRole('option').first().innerText(),
    ).toContain('Step one tick');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Space');
    await game.until('the room goes on', ({ speed }) => speed > 0);
  });

  test('a command that wants arguments asks for them in its own form', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('say to all');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog').getByRole('form', { name: 'Say to all' });
    await form.getByRole('textbox').first().fill('The bar is open');
    await form.getByRole('button', { name: /^Say to all/ }).click();
    await page.getByRole('log', { name: 'Notices' }).getByText('The bar is open').waitFor();
  });
});

describe('in a page of its own', () => {
  afterEach(() => party.sendHome());

  test('keys are put elsewhere, taken ones are named, and letters can be switched off', async () => {
    const { page } = await openDeck('Olga');
    await page.keyboard.press('?');
    await page.getByRole('button', { name: /“Camera: free”: F/ }).click();
    await page.keyboard.press('o');
    await page.keyboard.press('Enter');
    await page.getByText('O is “Camera: the whole world”').waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /“Camera: free”: K/ }).waitFor();
    await page.keyboard.press('Escape');
    const looking = (kind: string) =>
      page.waitForFunction((wanted) => window.tickdeck?.scene.looking.kind === wanted, kind);
    await page.keyboard.press('k');
    await looking('free');

    await page.keyboard.press('?');
    await page.getByLabel('Letters, digits and signs are keys').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('o');
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Control of Skirmish' }).waitFor();
    expect(await page.evaluate(() => window.tickdeck?.scene.looking.kind)).toBe('free');
  });

  test('a layout made by hand is there again after a reload, until it is reset, and columns go with the theme’s letters', async () => {
    const deck = await openDeck('Olga');
    const { page } = deck;
    const stack = page.locator('.dock-stack', { has: page.getByRole('tab', { name: 'Audit', exact: true }) });
    await stack.getByRole('button', { name: 'Panel menu' }).click();
    await page.getByRole('menuitem', { name: 'Close' }).press('Enter');
    await deck.panel('Audit').waitFor({ state: 'detached' });
    await page.reload();
    await deck.game.untilLive();
    await deck.panel('World').waitFor();
    expect(await page.getByRole('tab', { name: 'Audit', exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('as it came');
    await page.keyboard.press('Enter');
    await deck.panel('Audit').waitFor();

    const column = page.locator('.dock-stack', { has: page.getByRole('tab', { name: 'Players', exact: true }) });
    const widthIn = async (theme: string) => {
      await wear(page, theme);
      return (await column.boundingBox())?.width ?? 0;
    };
    expect(await widthIn('projector')).toBeGreaterThanOrEqual(420);
    expect(await widthIn('light')).toBeLessThan(420);
  });

  test('a copied link opens the same view for somebody with another token, and holds none', async () => {
    const olga = await openDeck('Olga');
    await olga.page.locator('.grid-line').nth(1).click();
    await olga.page.keyboard.press('g');
    await olga.page.keyboard.press('2');
    await olga.page.keyboard.press('2');
    await olga.page.waitForURL(/preset=investigate.*rows=ships.*camera=player/);
    await olga.page.keyboard.press('Control+Shift+l');
    const link = await olga.page.getByRole('textbox', { name: 'Link to this view' }).inputValue();
    expect(link).not.toContain('token');

    const { page } = await (await party.device('Otto', LAPTOP)).open(new URL(link).pathname + new URL(link).hash);
    await page.getByLabel('Control link or token').fill(party.ready.control);
    await page.getByRole('button', { name: 'Open the control page' }).click();
    await page.locator('.grid-line[aria-selected="true"]').first().waitFor();
    expect(await presetKey(page, 'Investigate').getAttribute('aria-current')).toBe('true');
    await page.waitForFunction(() => window.tickdeck?.scene.looking.kind === 'player');
  });

  test('two operators see what the other has in hand, and take back each other’s work only by holding', async () => {
    const [olga, otto] = [await openDeck('Olga'), await openDeck('Otto')];
    await olga.pause();
    await otto.page.locator('.grid-line').first().click();
    await otto.field('hp').fill('55');
    await olga.page.locator('.grid-line').first().click();
    await olga.page.getByText('Otto is changing this').waitFor();
    await olga.page.getByRole('button', { name: /Otto: .*ships.*is changing ships\[#\d+\]\.hp/ }).waitFor();

    await otto.field('hp').press('Enter');
    await olga.page.getByText('Otto is changing this').waitFor({ state: 'detached' });
    const undo = olga.page.getByRole('button', { name: /Hold to confirm. Undo what Otto did/ }).first();
    await undo.click();
    expect((await olga.audit())[0]).toContain('Edit done');
    await olga.hold(undo);
    const newest = olga.page.locator('.audit-entry').first();
    await newest.getByText('Undo', { exact: true }).waitFor();
    await newest.getByText('cannot be undone: redo does it again').waitFor();
    expect((await olga.audit())[0]).toContain('Olga');
    await olga.resume();
  });

  test('without a token one sees and cannot touch, and is told why', async () => {
    const { page } = await (await party.device('Eve', LAPTOP)).open(`/control/${party.ready.room}`);
    await page.getByRole('button', { name: 'Look without one' }).click();
    await untilDrawn(page);
    await page.locator('.top-bar').getByText('spectator').waitFor();
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    expect(await pause.isDisabled()).toBe(true);
    expect(await pause.getAttribute('title')).toContain('yours is spectator');
    await page.getByText('Audit is shown from the role moderator on; yours is spectator.').waitFor();
    await page.locator('.grid-line').first().click();
    expect(await page.locator('[data-where$=".hp"] input.spot-input').isDisabled()).toBe(true);
    await page.keyboard.press('Shift+Space');
    await page.getByText(/Nothing was done\. This takes the role operator; yours is spectator/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('a moderator’s link opens what a moderator may', async () => {
    const token = issueToken(openKeyring(data, 'keep'), 'moderator', Date.now());
    const { page } = await (await party.device('Mona', LAPTOP)).open(`/control/${party.ready.room}#token=${token}`);
    await page.locator('.top-bar').getByText('moderator').waitFor();
    await page.getByRole('region', { name: 'Audit' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('say to all');
    const chosen = page.getByRole('listbox', { name: 'What can be done' }).getByRole('option', { selected: true });
    expect(await chosen.getAttribute('aria-disabled')).toBe('false');
    await page.getByLabel('What do you want to do?').fill('pause or');
    expect(await chosen.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('in a page that goes from preset to preset', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openDeck('Olga'));
  });

  test.each([
    ['Run', 'dark'],
    ['Investigate', 'light'],
    ['Moderate', 'dark'],
    ['Network', 'light'],
    ['Tune', 'projector'],
  ])('no serious finding in preset %s, theme %s', async (preset, theme) => {
    await presetKey(page, preset).click();
    await wear(page, theme);
    await page.locator('.grid-line, .people tbody tr').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('preset and theme are there again after a reload', async () => {
    // In the letters of a projector the presets are a list.
    await wear(page, 'light');
    await presetKey(page, 'Moderate').click();
    // What the address says would come first.
    await page.evaluate(() => {
      location.hash = '';
      location.reload();
    });
    await page.locator('[data-theme="light"]').waitFor();
    await page.locator('.preset-key[aria-current="true"]', { hasText: 'Moderate' }).waitFor();
  });
});

test('nothing broke in any page', () => {
  expect(party.faults).toEqual([]);
});
