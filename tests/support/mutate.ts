import type { Random } from '@tickdeck/shared/math/random.js';

/** Damages a message in one to three of the ways that messages are damaged: bits, bytes, cuts, gaps, repeats. */
export function mutate(message: Uint8Array, random: Random): Uint8Array {
  let bytes = message;
  for (let i = 1 + random.below(3); i > 0; i--) bytes = damage(bytes, random);
  return bytes;
}

const TELLING = [0, 1, 0x7f, 0x80, 0xfe, 0xff, 0xc0, 0xdf];

function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(Math.max(1, bytes.length));
  const copy = bytes.slice();
  switch (random.below(6)) {
    case 0:
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
      return copy;
    case 1:
      copy[at] = random.below(256);
      return copy;
    case 2:
      copy[at] = TELLING[random.below(TELLING.length)] as number;
      return copy;
    case 3:
      return copy.subarray(0, at);
    case 4:
      return joined(copy.subarray(0, at), copy.subarray(at + 1 + random.below(3)));
    default:
      return joined(
        copy.subarray(0, at),
        Uint8Array.of(random.below(256)),
        copy.subarray(Math.max(0, at - random.below(4))),
      );
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
