import { ProtocolError } from './errors.js';

/**
 * Text as UTF-8. A lone surrogate, which a game can make by cutting a text, takes three bytes of its own (as in WTF-8), so
 * that every string comes back exactly as it was: TextDecoder and msgpack libraries replace it, and the ends would disagree.
 */
export function encodeText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    if (code < 0x80) bytes[at++] = code;
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else {
      i++;
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes.subarray(0, at);
}

/** The text that `encodeText` made these bytes from. @throws ProtocolError 'bad-text' when they are no text. */
export function decodeText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > bytes.length) throw new ProtocolError('bad-text', `byte ${first} at ${at}`);
    text += length === 1 ? String.fromCharCode(first) : String.fromCodePoint(codePoint(bytes, at, length));
    at += length;
  }
  return text;
}

/** Smallest code points that need 2, 3 and 4 bytes: a longer form of a smaller one is refused. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000];

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] as number) & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i] as number;
    if ((next & 0xc0) !== 0x80) throw new ProtocolError('bad-text', `byte ${next} at ${at + i}`);
    code = (code << 6) | (next & 0x3f);
  }
  if (code < (LEAST[length] as number) || code > 0x10ffff) throw new ProtocolError('bad-text', `code point ${code}`);
  return code;
}
