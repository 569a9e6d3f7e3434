import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyring } from '@tickdeck/server/control/keyring.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from '../support/axe.js';
import { Deck } from '../support/deck.js';
import { Party } from '../support/party/party.js';
import { LAPTOP, PHONE } from '../support/screens.js';
import { isWiderThanScreen } from '../support/seen.js';

// A folder of our own, so that its key can sign a token of any role.
const data = mkdtempSync(join(tmpdir(), 'tickdeck-control-'));
let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '3', '--data', data]);
});
afterAll(async () => {
  await party?.stop();
  rmSync(data, { recursive: true });
});

describe('in one page', () => {
  let deck: Deck;
  beforeAll(async () => {
    deck = await Deck.open(party, await party.device('Olga', LAPTOP));
  });
  afterAll(() => party.sendHome());

  test('a link that the browser does not copy is selected, for its owner to copy', async () => {
    await deck.page.evaluate(() => {
      document.execCommand = () => false;
    });
    await deck.open('Links');
    await deck.button('Copy the play link').click();
    await deck.page.getByText('The link is selected').waitFor();
    expect(await deck.page.evaluate(() => getSelection()?.toString())).toBe(`${party.origin}/play/${party.ready.room}`);
    expect(await deck.button('Copied').count()).toBe(0);
    await deck.page.evaluate(() => Reflect.deleteProperty(document, 'execCommand'));
  });

  test('a link is copied although plain HTTP has no clipboard interface', async () => {
    expect(await deck.page.evaluate(() => 'clipboard' in navigator)).toBe(false);
    await deck.open('Links');
    await deck.button('Copy the watch link').click();
    await deck.panel('Links for players').getByRole('button', { name: 'Copied', exact: true }).waitFor();
    const filter = deck.page.getByLabel('Filter ships');
    await filter.fill('');
    await filter.focus();
    await deck.page.keyboard.press('ControlOrMeta+v');
    expect(await filter.inputValue()).toBe(`${party.origin}/watch/${party.ready.room}`);
    await filter.fill('');
  });

  test.each(['ships', 'document', 'commands'])(
    'no serious finding for who sees, hears or moves otherwise: %s',
    async (tab) => {
      await deck.page.getByRole('tab', { name: tab }).click();
      if (tab === 'ships') await deck.page.locator('.grid-line').first().click();
      if (tab === 'commands') await deck.page.keyboard.press('?');
      expect(await seriousFindings(deck.page)).toEqual([]);
      if (tab === 'commands') await deck.page.keyboard.press('Escape');
    },
  );

  test('after a cut the page comes back by itself, with its list, its row in hand and its commands', async () => {
    await deck.page.getByRole('tab', { name: 'ships' }).click();
    await deck.pause();
    await deck.page.locator('.grid-line').first().click();
    await deck.field('hp').fill('57');
    await deck.untilAudited(1);
    await deck.page.context().setOffline(true);
    await deck.game.cut();
    await deck.page.getByText('No connection to the host').first().waitFor();
    expect(await deck.button('Resume').isDisabled()).toBe(true);
    expect(await deck.panel('Inspector').getAttribute('class')).toContain('stale');

    await deck.page.context().setOffline(false);
    await deck.game.untilLive();
    expect((await deck.untilAudited(1))[0]).toContain('Pause done');
    expect(await deck.field('hp').inputValue()).toBe('57');
    await deck.field('hp').press('Enter');
    await deck.game.until('hp is 57', ({ ships }) => ships[0]?.hp === 57);
    await deck.resume();
  });

  // It ends the page’s link for good.
  test('when the host is silent, values are marked old and commands wait', async () => {
    await deck.page.evaluate(() => window.tickdeck?.client.close());
    await deck.page.getByText('commands wait').waitFor();
    expect(await deck.button('Pause').isDisabled()).toBe(true);
    expect(await deck.panel('Inspector').getAttribute('class')).toContain('stale');
  });
});

describe('in a page of its own', () => {
  afterEach(() => party.sendHome());

  test('without a token the page says what it needs, and takes the pasted link', async () => {
    const { page } = await (await party.device('Olga', LAPTOP)).open(`/control/${party.ready.room}`);
    await page.getByRole('heading', { name: 'Control needs its link' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Control link or token').fill('hello');
    await page.getByRole('button', { name: 'Open the control page' }).click();
    await page.getByText('No token is in this').waitFor();
    await page.getByLabel('Control link or token').fill(party.ready.control);
    await page.getByRole('button', { name: 'Open the control page' }).click();
    await page.waitForFunction(() => window.tickdeck?.client.link.kind === 'live');
  });

  test('the token is gone from the address at once, and a reload still works', async () => {
    const deck = await Deck.open(party, await party.device('Olga', LAPTOP));
    expect(deck.page.url()).not.toContain('token');
    await deck.page.reload();
    await deck.game.untilLive();
    expect(deck.page.url()).not.toContain('token');
  });

  test('a link that was cut off says so, wherever the cut is', async () => {
    const device = await party.device('Olga', LAPTOP);
    const { page } = await device.open(`/control/${party.ready.room}#token=`);
    await page.getByText('This link is cut off').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    const [start = ''] = party.controlPath.split('.');
    await page.goto(party.origin + start);
    await page.getByRole('heading', { name: 'This link does not open the control page' }).waitFor();
    await page.getByText('This link is cut off').waitFor();
    await page.goto(party.origin + party.controlPath);
    await page.waitForFunction(() => window.tickdeck?.client.link.kind === 'live');
  });

  test('a wrong token is refused in words, and one of a lesser role opens what it may', async () => {
    const device = await party.device('Olga', LAPTOP);
    const { page } = await device.open(`/control/${party.ready.room}#token=notatoken.notatoken`);
    await page.getByRole('heading', { name: 'This link does not open the control page' }).waitFor();
    await page.getByText('This token is not valid (any more)').waitFor();
    const token = issueToken(openKeyring(data, 'keep'), 'moderator', Date.now());
    await page.getByLabel('Control link or token').fill(token);
    await page.getByRole('button', { name: 'Open the control page' }).click();
    await page.locator('.top-bar').getByText('moderator').waitFor();
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    expect(await pause.isDisabled()).toBe(true);
    expect(await pause.getAttribute('title')).toBe('This takes the role operator; yours is moderator');
  });

  test('a room is opened and closed by hand', async () => {
    const deck = await Deck.open(party, await party.device('Olga', LAPTOP));
    await deck.open('Rooms');
    await deck.button('New room').click();
    await deck.page.getByLabel('Name', { exact: true }).fill('Second');
    await deck.button('Open the room').click();
    await deck.page.waitForURL('**/control/second');
    await deck.page.getByRole('heading', { name: 'Second' }).waitFor();
    await deck.open('Rooms');
    await deck.hold(deck.page.getByRole('button', { name: /Close Second/ }));
    await deck.page.getByRole('heading', { name: 'The arena is closed' }).waitFor();
    await deck.page.getByRole('link', { name: 'Control Arena' }).click();
    await deck.page.waitForURL(`**/control/${party.ready.room}`);
  });

  test('on a phone one panel is open at a time, and everything is big enough for a finger', async () => {
    const deck = await Deck.open(party, await party.device('Olga', PHONE));
    const tabs = deck.page.getByRole('navigation', { name: 'Panels' });
    for (const tab of ['World', 'Players', 'Inspector', 'Run', 'Audit']) {
      await tabs.getByRole('button', { name: tab }).tap();
      if (tab === 'Inspector') await deck.page.locator('.grid-line').first().tap();
      expect(await isWiderThanScreen(deck.page)).toBe(false);
      expect(await tooSmall(deck)).toEqual([]);
      expect(await seriousFindings(deck.page)).toEqual([]);
    }
  });

  test('on a small laptop all panels are beside each other, and no label is cut', async () => {
    const deck = await Deck.open(
      party,
      await party.device('Olga', { ...LAPTOP, viewport: { width: 1024, height: 768 } }),
    );
    await deck.page.locator('.grid-line').first().click();
    await deck.field('hp').waitFor();
    for (const name of ['Players', 'Time', 'Load', 'Audit', 'Inspector']) {
      expect(await deck.panel(name).isVisible()).toBe(true);
    }
    await deck.pause();
    await deck.untilAudited(1);
    expect(await cutLabels(deck)).toEqual([]);
    await deck.resume();
  });
});

/** What has more to say than it has room for, or reaches out of its panel. */
function cutLabels({ page }: Deck): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.run-row .button, .preset, .audit-who, .audit-text, .spot-label, .person')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const panel = element.closest('.panel')?.getBoundingClientRect();
        const reachesOut = panel !== undefined && element.getBoundingClientRect().right > panel.right + 0.5;
        return reachesOut || element.scrollWidth > element.clientWidth;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** What a finger is asked to hit and is less than 44 px high. */
function tooSmall({ page }: Deck): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a, select, input, summary, .grid-line')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
      .filter((element) => element.getAttribute('type') !== 'range' && !element.classList.contains('unseen'))
      .map((element) => `${element.outerHTML.slice(0, 120)} ${element.getBoundingClientRect().height}`),
  );
}
