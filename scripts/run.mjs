// npm run bench | bots | screenshots | train: brings everything up to date, then runs one compiled program of tests/dist here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensureInstalled, everything, root, stop } from './bootstrap.mjs';

const [program = ''] = process.argv.splice(2, 1);
ensureInstalled();
ensureBuilt(everything);
const path = join(root, 'tests', 'dist', program);
if (!program.endsWith('.js') || !existsSync(path)) stop(`there is no tests/${program.replace(/\.js$/, '.ts')} to run`);
// The program must find its own name where any program does.
process.argv[1] = path;
await import(pathToFileURL(path).href);
