import type { Look } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** UTF-16 units of a room's name; more would not fit its card. */
export const ROOM_NAME_CHARS_MAX = 40;
const NAMELESS_ROOM = 'Room';
/** What one sees of a person who gave no usable name. */
const NAMELESS = 'Guest';

/** A name fit for every screen: no control or invisible direction characters, single spaces, at most `LIMITS.nameCharsMax`. */
export function cleanName(raw: string): string {
  return cleanText(raw, LIMITS.nameCharsMax) || NAMELESS;
}

/** The name of a room, as clean and at most `ROOM_NAME_CHARS_MAX` characters. */
export function cleanRoomName(raw: string): string {
  return cleanText(raw, ROOM_NAME_CHARS_MAX) || NAMELESS_ROOM;
}

/** A look whose tag is fit for every screen. */
export function cleanLook(look: Look): Look {
  return { ...look, tag: cleanText(look.tag, LIMITS.tagCharsMax) };
}

function cleanText(raw: string, charsMax: number): string {
  // \p{C}: control, format (bidi overrides, zero width), surrogate halves, private use, unassigned.
  const clean = raw.normalize('NFC').replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim();
  return cutChars(clean, charsMax).trim();
}

/** At most `max` UTF-16 units, never half a character. */
function cutChars(text: string, max: number): string {
  let cut = '';
  for (const char of text) {
    if (cut.length + char.length > max) break;
    cut += char;
  }
  return cut;
}
