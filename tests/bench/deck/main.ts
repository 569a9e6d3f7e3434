import type { Figure } from '../figure.js';
import { decks } from './decks.js';
import { page } from './page.js';

/** What the deck costs: the room that it looks into, and the browser that it is in. */
export async function deck(): Promise<readonly Figure[]> {
  return [...(await decks()), ...(await page())];
}
