import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownShip, recordOf } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '2']);
  const host = await party.operator();
  // A countdown would start the scores anew.
  await host.set('rules/warmUpLength', 120);
  host.close();
});
afterEach(() => party.sendHome());
afterAll(() => party?.stop());

async function score(player: number, value: number): Promise<void> {
  const host = await party.operator();
  await host.set(`players/p${player}/score`, value);
  host.close();
}

test('who loses the link gets the same ship, number and score back', async () => {
  const page = await (await party.device('Ada')).play();
  const { player } = await page.untilLive();
  await score(player, 7);
  const before = await page.until('the score is set', (look) => recordOf(look, player).score === 7);

  await page.cut();
  const after = await page.until('it is back', (look) => look.link === 'live' && look.session > before.session);
  expect(after.player).toBe(player);
  expect(ownShip(after).id).toBe(ownShip(before).id);
  expect(recordOf(after, player)).toMatchObject({ name: 'Ada', score: 7, pilot: 'human' });
});

test('who closes the page leaves the ship to a bot, and finds it again', async () => {
  const device = await party.device('Bert');
  const page = await device.play();
  const before = await page.untilLive();
  const watcher = await (await party.device('Eve')).watch();
  await page.page.close();
  await watcher.until('a bot flies', (look) => recordOf(look, before.player).pilot === 'bot');

  const again = await device.play();
  const after = await again.until('it is its own again', (look) => recordOf(look, before.player).pilot === 'human');
  expect(after.player).toBe(before.player);
  expect(ownShip(after).id).toBe(ownShip(before).id);
});

test('a page that was hidden is live again as soon as it is seen', async () => {
  const page = await (await party.device('Dora')).play();
  const before = await page.untilLive();
  const show = await page.hide();
  const watcher = await (await party.device('Finn')).watch();
  await watcher.until('a bot flies for it', (look) => recordOf(look, before.player).pilot === 'bot');

  await show();
  const { tick } = await watcher.untilLive();
  const after = await page.until('it is up to date', (look) => look.link === 'live' && look.tick >= tick, 5_000);
  expect(ownShip(after).id).toBe(ownShip(before).id);
  await page.until('its own hands fly', (look) => recordOf(look, before.player).pilot === 'human');
});

// It ends the host of all the others before it.
test('every page says that the host stopped, and comes back with it', async () => {
  const player = await (await party.device('Gina')).play();
  const watcher = await (await party.device('Hugo')).watch();
  const lobby = await (await party.device('Ines')).open('/');
  await lobby.page.getByRole('link', { name: 'Play' }).first().waitFor();

  await party.hostLeaves();
  for (const { page } of [player, watcher]) await page.getByRole('heading', { name: 'The host stopped' }).waitFor();
  await lobby.page.getByText('The host does not answer').waitFor();

  await party.hostReturns();
  await player.until('it plays again', ({ link }) => link === 'live');
  await watcher.until('it watches again', ({ link }) => link === 'live');
  await lobby.page.getByText('The host does not answer').waitFor({ state: 'detached' });
  expect(party.faults).toEqual([]);
});

describe.each(['throw', 'hang'])('a room that breaks (%s)', (way) => {
  let fragile: Party;
  beforeAll(async () => {
    fragile = await Party.startFragile();
  });
  afterAll(() => fragile?.stop());

  test('takes its pages into its next life, and the room next door plays on', async () => {
    const pages = [await (await fragile.device('Jana')).play(), await (await fragile.device('Karl')).watch()];
    const before = await Promise.all(pages.map((page) => page.untilLive()));
    const neighbour = await fragile.operator('next-door');
    const session = neighbour.client.welcome?.session;
    const host = await fragile.operator();
    // Its reply never comes.
    void host.command(way).catch(() => {});

    for (const [index, page] of pages.entries()) {
      const was = before[index];
      await page.until('it is in again', (now) => now.link === 'live' && now.session !== was?.session);
      await page.until('the new room goes on', (now) => now.speed === 1 && now.tick > 0);
    }
    expect(neighbour.client.link.kind).toBe('live');
    expect(neighbour.client.welcome?.session).toBe(session);
    expect(neighbour.client.stats.keyframes).toBe(1);
    host.close();
    neighbour.close();
    expect(fragile.faults).toEqual([]);
  });
});
