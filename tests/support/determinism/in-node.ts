// A program for any Node: plays the match of `<seed> <ticks>` and prints what came of it.
import { playMatch } from './result.js';

const [seed, ticks] = process.argv.slice(2).map(Number);
console.log(JSON.stringify(playMatch(seed ?? 1, ticks ?? 1, `Node ${process.versions.node}`)));
