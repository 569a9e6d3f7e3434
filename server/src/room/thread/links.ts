import { GEAR, type SessionReport } from '@tickdeck/shared/wire/messages.js';
import { createTape } from '../../flight/tape.js';
import { LINK, type RoomMemory } from '../port.js';
import { createRing } from './input-ring.js';

/** What the gateway knows of one session's socket. */
export interface Link {
  readonly ackedBeat: number;
  readonly bufferedBytes: number;
  readonly rttMs: number;
}

/** Reads a session's place in the shared memory. */
export function readLink({ links }: RoomMemory, place: number): Link {
  const at = place * LINK.width;
  return {
    ackedBeat: Atomics.load(links, at + LINK.ackedBeat),
    bufferedBytes: Atomics.load(links, at + LINK.bufferedBytes),
    rttMs: Atomics.load(links, at + LINK.rttMs),
  };
}

/** What the gateway tells of a session's link for operators. */
export function readQuality(
  { links }: RoomMemory,
  place: number,
): Pick<SessionReport, 'jitterMs' | 'stallMs' | 'stalls' | 'gear'> {
  const at = place * LINK.width;
  return {
    jitterMs: Atomics.load(links, at + LINK.jitterUs) / 1000,
    stallMs: Atomics.load(links, at + LINK.stallMs),
    stalls: Atomics.load(links, at + LINK.stalls),
    gear: GEAR[Atomics.load(links, at + LINK.gear)] ?? 'other',
  };
}

/** Memory for one room and as many sessions as may be. @param tapeSecondBytes - what it may write down in a second. */
export function createMemory(sessionsMax: number, tapeSecondBytes: number): RoomMemory {
  const integers = (count: number) => new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
  return {
    links: integers(sessionsMax * LINK.width),
    claims: integers(2),
    pulse: integers(PULSE.width),
    ...createRing(),
    tape: createTape(tapeSecondBytes),
  };
}

/**
 * Places in `pulse`: beats made; 1 while the thread rests; how often it was called, which it waits for when it rests; 1 when
 * there is a core for it to spin on.
 */
export const PULSE = { beat: 0, resting: 1, calls: 2, spin: 3, width: 4 } as const;
