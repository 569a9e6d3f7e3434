// The server with a room of a game whose world is cut into cells, and a control page that knows how that game looks.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { herdGame } from '../herd-game.js';
import { root } from '../sources.js';
import { startTestHost } from './test-host.js';

const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false });
const pages = join(String(values.data), 'pages');
/** The lists of games that the page knows, and what is in their place. */
const lists = new Map(
  [
    ['index.ts', 'looks'],
    ['views.ts', 'views'],
  ].map(([file, name]) => [
    join(root, 'client/src/games', file as string),
    `export { ${name} } from ${JSON.stringify(join(root, `tests/support/party/herd-${name}.ts`))};`,
  ]),
);
const otherGames = { name: 'other games', enforce: 'pre' as const, load: (id: string) => lists.get(id) ?? null };

// The real page, but for the games that it knows.
await build({
  configFile: join(root, 'client/vite.config.js'),
  logLevel: 'error',
  plugins: [
    otherGames,
    {
      name: 'one page',
      // Nobody asks for another one.
      options: (options) => ({ ...options, input: { control: join(root, 'client/control.html') } }),
    },
  ],
  worker: { plugins: () => [otherGames] },
  build: { outDir: pages },
});
await startTestHost({
  games: new Map([[herdGame.id, herdGame]]),
  gameModule: new URL('./herd-games.js', import.meta.url).href,
  rooms: ['Meadow'],
  pages,
});
