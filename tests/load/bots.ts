import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type GameClient } from '@tickdeck/client/net/client.js';
import type { LinkState } from '@tickdeck/client/net/frame.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import { createBrain } from './brain.js';
import { type Figures, Tally } from './figures.js';
import { findRoom, readWork } from './host.js';
import { openNodeSocket } from './node-socket.js';
import { type Options, parseOptions } from './options.js';
import { SharedReading } from './shared-reading.js';

const JOIN_TIMEOUT_MS = 15_000;
/** Joining costs a keyframe each; a crowd at once would be measured instead of play. */
const JOIN_GAP_MS = 10;
/** From the last join until measuring: keyframes are over, and inputs have found their lead. */
const SETTLE_MS = 4_000;

const reading = new SharedReading();

const parsed = parseOptions(process.argv.slice(2));
if (parsed.kind === 'help') console.log(parsed.text);
else if (parsed.kind === 'refused') fail(parsed.text);
else {
  const ended = await run(parsed.options).catch((error: unknown) => {
    fail(error instanceof Error ? error.message : String(error));
    return 1;
  });
  // Bots that still fly, and sockets that take a moment to close, are nothing to wait for.
  process.exit(ended);
}

/** @returns the exit code. */
async function run(options: Options): Promise<number> {
  // Bots stand for machines of their own: where they share one with the host, the host goes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const card = await findRoom(options.url, options.room);
  const game = findGame(card.game);
  if (!game) throw new Error(`Room "${card.id}" plays "${card.game}", which is no game of this build.`);
  const tally = new Tally();
  const bots = await join(options, card.id, game, tally);
  await wait(SETTLE_MS);
  const figures = await measure(options, card.id, bots, tally);
  for (const bot of bots) bot.close();
  print(figures, options.output);
  return figures.errors + figures.hashMismatches > 0 ? 1 : 0;
}

async function join(options: Options, room: string, game: Game, tally: Tally): Promise<readonly GameClient[]> {
  const bots: GameClient[] = [];
  for (let number = 1; number <= options.count; number++) {
    bots.push(createBot(options, room, game, number, tally));
    await wait(JOIN_GAP_MS);
  }
  const deadlineMs = performance.now() + JOIN_TIMEOUT_MS;
  const isDone = (bot: GameClient) => bot.latest() !== undefined || bot.link.kind === 'ended';
  while (!bots.every(isDone) && performance.now() < deadlineMs) await wait(50);
  for (const bot of bots) {
    // Whoever was refused has been counted when that happened.
    if (bot.latest() || bot.link.kind === 'ended') continue;
    tally.error();
    console.error(`A bot never saw the room; its link is ${bot.link.kind}.`);
  }
  return bots;
}

function createBot(options: Options, room: string, game: Game, number: number, tally: Tally): GameClient {
  return createClient({
    url: `${options.url.replace(/^http/, 'ws')}/ws`,
    game,
    room,
    role: 'player',
    token: '',
    // The same ones every time: a second run takes its seats back instead of finding them held for those of the first.
    device: `load-bot-${number}`,
    name: `Bot ${number}`,
    look: { color: number % 8, shape: number % 6, tag: tagOf(number) },
    socket: openNodeSocket,
    reading,
    steer: createBrain(game, number),
    events: {
      frame: (_, report) => tally.frame(report),
      diverged: (divergence) => console.error(`Bot ${number}: ${JSON.stringify(divergence)}`),
      link: (state) => {
        const why = whyNot(state);
        if (why === undefined) return;
        tally.error();
        console.error(`Bot ${number}: ${why}`);
      },
    },
  });
}

async function measure(options: Options, room: string, bots: readonly GameClient[], tally: Tally): Promise<Figures> {
  const before = await readWork(options.url, room);
  const startMs = performance.now();
  tally.begin();
  await wait(options.seconds * 1000);
  const seconds = (performance.now() - startMs) / 1000;
  const after = await readWork(options.url, room);
  const mismatches = bots.reduce((sum, bot) => sum + bot.stats.mismatches, 0);
  return tally.end(bots.length, seconds, mismatches, {
    ticks: after.ticks - before.ticks,
    overruns: after.overruns - before.overruns,
  });
}

function print(figures: Figures, output: Options['output']): void {
  if (output === 'json') console.log(JSON.stringify(figures));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)}${value}`);
}

/** What is wrong with a link, if anything is. */
function whyNot(state: LinkState): string | undefined {
  switch (state.kind) {
    case 'lost':
      return state.why;
    case 'ended':
      return state.text;
    case 'elsewhere':
      return 'It plays already; are these bots running twice?';
    default:
      return undefined;
  }
}

/** Two letters that differ from bot to bot as long as there are. */
function tagOf(number: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return `${letters[Math.floor(number / 26) % 26]}${letters[number % 26]}`;
}

function fail(text: string): void {
  console.error(text);
  process.exitCode = 1;
}
