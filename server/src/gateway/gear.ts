import type { Gear } from '@tickdeck/shared/wire/messages.js';

/** What somebody seems to sit at, by what the browser calls itself. Nothing is decided by it. */
export function gearOf(agent: string): Gear {
  if (/\b(Mobi|Android|iPhone|iPad)/.test(agent)) return 'phone';
  return /\b(Windows|Macintosh|X11|Linux|CrOS)\b/.test(agent) ? 'computer' : 'other';
}
