// npm run deck -- <command>: commands a running host from the command line. What follows `--` is the command's own.
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureInstalled, product } from './bootstrap.mjs';

ensureInstalled();
ensureBuilt(product);
const main = new URL('../server/dist/deck/main.js', import.meta.url);
process.argv[1] = fileURLToPath(main);
await import(main.href);
