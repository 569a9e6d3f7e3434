import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type GamePage, ownShip, shipOf } from '../support/party/game-page.js';
import { Party } from '../support/party/party.js';

/** Far enough that it is neither a drift nor a bounce, in world units. */
const FLOWN = 60;

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '0']);
});
afterEach(() => party.sendHome());
afterAll(() => party?.stop());

/** Holds a key until a ship is seen to have moved by it, in every page that looks on. */
async function flies(pilot: GamePage, key: string, axis: 'x' | 'y', sign: 1 | -1, seenBy: readonly GamePage[]) {
  const look = await pilot.untilLive();
  const from = ownShip(look)[axis];
  await pilot.page.keyboard.down(key);
  for (const page of seenBy) {
    await page.until(`player ${look.player} flies by ${key}`, (now) => {
      const ship = shipOf(now, look.player);
      return ship !== undefined && (ship[axis] - from) * sign > FLOWN;
    });
  }
  await pilot.page.keyboard.up(key);
}

// First, while no other page draws.
test('from opening the page to a ship that moves it does not take long', async () => {
  const device = await party.device('Cleo', { display: 'always' });
  // The page's own clock, from its navigation: presses the key as soon as there is something to press it for.
  await device.context.addInitScript(() => {
    let startX = Number.NaN;
    const look = () => {
      const shown = window.tickdeck?.client.latest();
      const ships = shown?.tables.ships;
      const row = ships?.columns.player?.slice(0, ships.count).indexOf(shown?.player ?? 0) ?? -1;
      const x = ships?.columns.x?.[row];
      if (x !== undefined && Number.isNaN(startX)) startX = x;
      // As a key that is held does: the page may begin to listen after it has its first frame.
      if (x !== undefined) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', code: 'KeyD' }));
      if (x !== undefined && Math.abs(x - startX) > 1)
        document.documentElement.dataset.movedMs = `${performance.now()}`;
      else setTimeout(look, 4);
    };
    look();
  });
  const { page } = await device.open(`/play/${party.ready.room}`);
  const moved = page.locator('html[data-moved-ms]');
  await moved.waitFor();
  const movedMs = Number(await moved.getAttribute('data-moved-ms'));
  console.info(`page load to moving ship: ${Math.round(movedMs)} ms`);
  expect(movedMs).toBeGreaterThan(0);
});

test('two players and a spectator see each other move', async () => {
  const ada = await (await party.device('Ada')).play();
  const bert = await (await party.device('Bert')).play();
  const eve = await (await party.device('Eve')).watch();
  const everybody = [ada, bert, eve];
  const host = await party.operator();
  // A countdown would put everyone back to a start.
  await host.set('rules/warmUpLength', 120);
  await host.spread([ownShip(await ada.untilLive()).id, ownShip(await bert.untilLive()).id]);
  host.close();

  await flies(ada, 'd', 'x', 1, everybody);
  await flies(bert, 'w', 'y', -1, everybody);
  await flies(ada, 'ArrowLeft', 'x', -1, everybody);

  for (const page of everybody) {
    const look = await page.untilLive();
    expect(Object.values(look.players).map(({ name }) => name)).toEqual(expect.arrayContaining(['Ada', 'Bert']));
    expect(look.mismatches).toBe(0);
  }
  expect(party.faults).toEqual([]);
});
