import { runDeck } from './run.js';

// The command line of `npm run deck`: everything that can be commanded, without a page.
const { code, out, err } = await runDeck(process.argv.slice(2), process.env, Date.now());
if (out !== '') console.log(out);
if (err !== '') console.error(err);
process.exitCode = code;
