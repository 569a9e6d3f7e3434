// npm start: from a fresh clone to a running server. The server runs in this very process, so a signal ends all of it,
// and what follows `--` on the command line is the server's own.
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, product } from './bootstrap.mjs';

ensureInstalled();
ensureBuilt(product);
const main = new URL('../server/dist/main.js', import.meta.url);
process.argv[1] = fileURLToPath(main);
await import(main.href);
