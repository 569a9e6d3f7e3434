import type { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';
import { LIMITS } from './limits.js';

/** Highest number of a passing view; which of these there are depends on the game. */
export const VIEW_NUMBER_MAX = 0xffff;

/** Writes which passing views leave, one bit for each that the receiver has, and the numbers of those that enter. */
export function writeViews(bytes: ByteWriter, had: readonly number[], now: readonly number[]): void {
  let left = 0;
  for (const [index, number] of had.entries()) if (!now.includes(number)) left |= 1 << index;
  const entered = now.filter((number) => !had.includes(number));
  bytes.varint(left);
  bytes.varint(entered.length);
  for (const [index, number] of entered.entries()) bytes.varint(number - (entered[index - 1] ?? 0));
}

/** The passing views a receiver has now that it had others, beside `lasting` that stay. @throws ProtocolError */
export function readViews(bytes: ByteReader, had: readonly number[], lasting: number): readonly number[] {
  const left = bytes.varint((1 << had.length) - 1);
  const stayed = had.filter((_, index) => ((left >> index) & 1) === 0);
  const count = bytes.varint(Math.max(0, LIMITS.viewsPerSessionMax - lasting - stayed.length));
  const entered: number[] = [];
  for (let last = 0; entered.length < count; ) {
    const step = bytes.varint(VIEW_NUMBER_MAX);
    last += step;
    if (step === 0 || last > VIEW_NUMBER_MAX) throw new ProtocolError('out-of-range', `view ${last}`);
    if (had.includes(last)) throw new ProtocolError('bad-structure', `view ${last} is there already`);
    entered.push(last);
  }
  if (left === 0 && count === 0) throw new ProtocolError('bad-structure', 'views that stay as they are');
  return [...stayed, ...entered].sort((a, b) => a - b);
}
