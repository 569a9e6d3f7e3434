// npm run screenshots: the pictures of README.md, from the running program with people and bots in it.
import { Deck } from '../support/deck.js';
import type { GamePage } from '../support/party/game-page.js';
import type { Operator } from '../support/party/operator.js';
import { Party } from '../support/party/party.js';
import { LAPTOP, PHONE } from '../support/screens.js';
import { untilDrawn } from '../support/seen.js';
import { JITTER_MS, LINK_PATIENCE_MS, takePicture, untilSettled } from './picture.js';
import { Pilot } from './pilot.js';
import { TwoThumbs } from './two-thumbs.js';

// Without a graphics card a large page draws so slowly that its link looks bad; half as large it does not.
const HALF = { width: 720, height: 450 };
/** While others have their picture taken, a page need not draw much. */
const ASIDE = { width: 320, height: 200 };
/** Time for the charts of the control page to fill. */
const CHARTS_MS = 20_000;
const ADA = { look: { color: 1, shape: 0 } };
const BERT = { look: { color: 5, shape: 4 } };

const party = await Party.start(['--bots', '12']);
try {
  const host = await party.operator();
  await startLongRound(host);
  await openSecondRoom();
  const ada = await (await party.device('Ada Quill', { ...LAPTOP, ...ADA })).play();
  const pilot = await pictureGame(ada);
  const bert = await (await party.device('Bert Lark', { ...PHONE, ...BERT, deviceScaleFactor: 1 })).play();
  await picturePhone(bert);
  await pictureControl();
  await pictureWatch();
  await pictureLobby();
  await pilot.land();
  host.close();
} finally {
  await party.stop();
}

async function startLongRound(host: Operator): Promise<void> {
  await host.set('rules/warmUpLength', 0);
  await host.set('rules/roundLength', 1800);
  await host.set('rules/scoreLimit', 500);
}

async function openSecondRoom(): Promise<void> {
  const { port, control } = party.ready;
  const authorization = `Bearer ${new URL(control).hash.slice('#token='.length)}`;
  await fetch(`http://127.0.0.1:${port}/api/rooms`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Rookies', bots: 4, botSkill: 'easy' }),
  });
}

/** A fight; its pilot flies on. */
async function pictureGame({ page }: GamePage): Promise<Pilot> {
  await untilDrawn(page);
  await page.setViewportSize(HALF);
  const pilot = new Pilot(page);
  await pilot.flyUntil(
    ({ phase, alive, enemyAway, shipsSeen, shotsSeen, jitterMs }, waitedMs) =>
      phase === 'round' &&
      alive &&
      enemyAway < 350 &&
      shipsSeen > 1 &&
      shotsSeen > 5 &&
      (jitterMs < JITTER_MS || waitedMs > LINK_PATIENCE_MS),
  );
  await page.setViewportSize(LAPTOP.viewport);
  await takePicture(page, 'game');
  await page.setViewportSize(ASIDE);
  pilot.takeOff();
  return pilot;
}

async function picturePhone({ page }: GamePage): Promise<void> {
  await untilDrawn(page);
  const hands = await TwoThumbs.on(page);
  await hands.flyUntil(
    ({ alive, shipsSeen, shotsSeen, jitterMs }, waitedMs) =>
      alive && shipsSeen > 0 && shotsSeen > 3 && (jitterMs < JITTER_MS || waitedMs > LINK_PATIENCE_MS),
  );
  await takePicture(page, 'phone');
  await page.setViewportSize(ASIDE);
}

/** A change of Ada's ship, taken back, and one of the rules. */
async function pictureControl(): Promise<void> {
  const desk = await Deck.open(party, await party.device('Olga', LAPTOP));
  await desk.inspect('Ada Quill');
  await desk.field('shield').fill('80');
  await desk.field('shield').press('Enter');
  await desk.untilAudited(1);
  await desk.field('shield').blur();
  await desk.page.keyboard.press('Control+z');
  await desk.page.waitForTimeout(CHARTS_MS);
  await desk.game.until('there is something to see', ({ shots }) => shots > 6);
  await untilSettled(desk.page);
  await takePicture(desk.page, 'control');
  await desk.page.close();
}

async function pictureWatch(): Promise<void> {
  const watcher = await (await party.device('Eve', LAPTOP)).watch();
  await untilDrawn(watcher.page);
  await watcher.until('there is something to see', ({ shots }) => shots > 10);
  await untilSettled(watcher.page);
  await takePicture(watcher.page, 'watch');
  await watcher.page.close();
}

async function pictureLobby(): Promise<void> {
  const { page } = await (await party.device('Ada Quill', { ...LAPTOP, ...ADA })).open('/');
  await page.getByRole('link', { name: 'Play' }).nth(1).waitFor();
  await takePicture(page, 'lobby');
}
