// The server with a room of a game whose world is cut into cells, and a control page that knows how that game looks.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { herdGame } from '../herd-game.js';
import { root } from '../sources.js';
import { startTestHost } from './test-host.js';

const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false });
const pages = join(String(values.data), 'pages');
const looks = join(root, 'client/src/games/index.ts');

// The real page, but for the one list of the games that it knows.
await build({
  configFile: join(root, 'client/vite.config.js'),
  logLevel: 'error',
  plugins: [
    {
      name: 'other games',
      enforce: 'pre',
      // Nobody asks for another page.
      options: (options) => ({ ...options, input: { control: join(root, 'client/control.html') } }),
      load: (id) =>
        id === looks
          ? `export { looks } from ${JSON.stringify(join(root, 'tests/support/party/herd-looks.ts'))};`
          : null,
    },
  ],
  build: { outDir: pages },
});
await startTestHost({
  games: new Map([[herdGame.id, herdGame]]),
  gameModule: new URL('./herd-games.js', import.meta.url).href,
  rooms: ['Meadow'],
  pages,
});
