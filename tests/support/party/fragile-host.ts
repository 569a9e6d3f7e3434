// The server with two rooms whose games break on command.
import { games } from '@tickdeck/shared/games/index.js';
import { startTestHost } from './test-host.js';

await startTestHost({
  games,
  gameModule: new URL('./fragile-game.js', import.meta.url).href,
  rooms: ['Arena', 'Next door'],
});
