import { fileURLToPath } from 'node:url';
import { games } from '@tickdeck/shared/games/index.js';
import { buildId } from './build-id.js';
import { type Config, parseConfig } from './config.js';
import { noteWhereabouts } from './control/whereabouts.js';
import { createHost } from './host.js';
import { lanAddresses } from './lan/addresses.js';
import { greeting, greetingLine, KEYS_HINT } from './lan/greeting.js';
import { linksOf } from './lan/links.js';
import { listenKeys } from './lan/terminal.js';
import { untilStopped } from './lifetime.js';
import { openStore } from './store/thread.js';

const pages = fileURLToPath(new URL('../../client/dist-web', import.meta.url));

// Whoever read what this prints may end (`npm start | head`); the game goes on, and its last lines go nowhere.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const parsed = parseConfig(process.argv.slice(2), process.env);
if (parsed.kind === 'help') console.log(parsed.text);
else if (parsed.kind === 'refused') fail(parsed.text);
else await run(parsed.config).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

/** Host → room → listen → print. */
async function run(config: Config): Promise<void> {
  const reader = process.stdout.isTTY ? 'person' : 'program';
  const write = (text: string) => void process.stdout.write(text);
  const { app, lobby, ...host } = await createHost(config, {
    games,
    build: buildId(pages),
    pages,
    openStore,
    reader,
    write,
  });
  const opened = lobby.open({ name: config.name, game: config.game, bots: config.bots, botSkill: 'normal' });
  if (opened.kind === 'refused') throw new Error(opened.text);
  let forgetWhereabouts = () => {};
  const life = untilStopped(async () => {
    forgetWhereabouts();
    await host.close();
  });

  const port = await host.listen();
  if (config.port !== 0 && port !== config.port) app.log.warn(`Port ${config.port} is taken; this is port ${port}.`);
  forgetWhereabouts = noteWhereabouts(config.data, config.host, port);
  const target = host.target(port, opened.card.id);
  const links = async () => linksOf(target, await lanAddresses());
  if (reader === 'program') return write(`${greetingLine(target.room, port, await links(), Date.now())}\n`);
  const hint = process.stdin.isTTY ? KEYS_HINT : '';
  const greet = async () => write(greeting(config.name, await links()) + hint);
  await greet();
  if (process.stdin.isTTY) {
    const release = listenKeys(process.stdin, { onLinks: () => void greet(), onStop: life.stop });
    process.once('exit', release);
  }
}

function fail(text: string): void {
  console.error(text);
  // Rooms may be running already, and would keep the process.
  process.exit(2);
}
