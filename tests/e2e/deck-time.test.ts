import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Deck } from '../support/deck.js';
import { Party } from '../support/party/party.js';
import { LAPTOP } from '../support/screens.js';

let party: Party;
let deck: Deck;

beforeAll(async () => {
  party = await Party.start(['--bots', '3']);
  const host = await party.operator();
  await host.set('rules/warmUpLength', 0);
  await host.set('rules/roundLength', 1800);
  host.close();
  deck = await Deck.open(party, await party.device('Olga', LAPTOP));
  await deck.page.getByText('Automate', { exact: true }).first().click();
});
afterEach(() => expect(party.faults).toEqual([]));
afterAll(() => party?.stop());

const sheet = (name: string) => deck.panel('Automate').getByRole('tab', { name: new RegExp(name) });
const untilPhase = (phase: string) =>
  deck.page.waitForFunction((wished) => {
    const match = window.tickdeck?.client.latest()?.document.match;
    return typeof match === 'object' && match.phase === wished;
  }, phase);
const tick = async () => (await deck.game.untilLive()).tick;

test('a breakpoint pauses the room, a player reads why, and time goes on tick by tick', async () => {
  const player = await (await party.device('Ann', LAPTOP)).play();
  await sheet('breakpoints').click();
  const when = deck.page.getByLabel('Pause when this becomes true');
  await when.fill('count shot > 0');
  await deck.panel('Automate').getByText('is nothing in this game').waitFor({ state: 'detached' });
  await when.fill('any shots where kind = nomal');
  await deck.page.getByText('“nomal” (character 24) is none of normal, rapid, spread.').waitFor();
  await when.fill('any ships where firing');
  await when.press('Enter');

  await deck.game.until('the breakpoint is hit', ({ speed }) => speed === 0);
  await player.page.getByText('Paused by breakpoint 1 of Olga').waitFor();
  await player.page.getByText('any ships where firing', { exact: true }).waitFor();
  await deck.panel('Automate').getByText('1 hit').waitFor();
  expect((await deck.audit()).slice(0, 2).join()).toMatch(/Pause done .*Breakpoint hit done/s);

  const at = Math.round(await tick());
  await deck.page.keyboard.press('Escape');
  await deck.button('Step').click();
  await deck.game.until('one tick was made', (look) => Math.round(look.tick) === at + 1);
  await deck.page.getByRole('button', { name: /^Take away Breakpoint 1/ }).click();
  await deck.panel('Automate').getByText('No breakpoints.').waitFor();
  await deck.button('To event').click();
  await deck.page.getByText(/An event at tick \d+/).waitFor();
  expect(await tick()).toBeGreaterThan(at + 1);
  await deck.page.getByLabel('Why time is paused').fill('On we go');
  await deck.resume();
});

test('the end of the round is scheduled and comes, and a rule marks it and tells', async () => {
  await untilPhase('round');
  await sheet('rules').click();
  const rule = deck.page.getByRole('form', { name: 'Add the rule' });
  await rule.getByLabel('When', { exact: true }).fill('match.phase = podium');
  await rule.getByLabel('has been so for', { exact: true }).fill('0');
  await rule.getByRole('button', { name: 'Give a command' }).click();
  await rule.getByLabel('Command', { exact: true }).selectOption({ label: 'Bookmark' });
  await rule.getByLabel('note', { exact: true }).fill('the end');
  await rule.getByRole('button', { name: 'Add the rule' }).click();
  await deck.panel('Automate').getByText('match.phase = podium', { exact: true }).waitFor();

  await sheet('schedules').click();
  const schedule = deck.page.getByRole('form', { name: 'Schedule it' });
  await schedule.getByLabel('How long', { exact: true }).fill('2');
  await schedule.getByLabel('How long: unit').selectOption('s');
  await schedule.getByRole('button', { name: 'Give a command' }).click();
  await schedule.getByLabel('Command', { exact: true }).selectOption({ label: 'End the round' });
  await schedule.getByRole('button', { name: 'Schedule it' }).click();

  await untilPhase('podium');
  await deck.page.getByText(/Rule \d+ of Olga: match.phase = podium/).waitFor();
  await sheet('bookmarks').click();
  await deck.panel('Automate').getByText('the end', { exact: true }).waitFor();
  const audit = (await deck.audit()).join('\n');
  expect(audit).toMatch(/End the round done .*schedule \d+ of Olga/);
  expect(audit).toMatch(/Bookmark done .*rule \d+ of Olga/);
});
