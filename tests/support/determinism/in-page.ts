// A module for a page: plays the match of `#<seed>,<ticks>` and posts what came of it to whoever serves the page.
import { playMatch } from './result.js';

const [seed, ticks] = location.hash.slice(1).split(',').map(Number);
const engine = /(?:Firefox|Chrome)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent;
void fetch('/told', {
  method: 'POST',
  body: JSON.stringify(playMatch(seed ?? 1, ticks ?? 1, engine.replace('/', ' '))),
});
