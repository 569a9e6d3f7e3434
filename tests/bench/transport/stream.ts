import type { Published } from '@tickdeck/server/room/port.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import { decodeClientMessage, encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { openWatchedRoom } from '../support/watched-room.js';

const BOTS = 32;
/** Half a minute, in which bots get into each other's way. */
const WARM_UP_BEATS = 1800;

/** What a spectator of a room gets in so many beats, documents and hashes included, one frame a beat. */
export function recordFrames(count: number): readonly Uint8Array[] {
  const frames: Uint8Array[] = [];
  const onPublished = ({ bytes, index }: Published) => {
    // There is but one session: its number, where its frame begins, and its length.
    const [, offset = 0, length = 0] = index;
    frames.push(bytes.slice(offset, offset + length));
  };
  const port = openWatchedRoom({ bots: BOTS, spectators: 1, onPublished });
  port.beat(WARM_UP_BEATS);
  frames.length = 0;
  port.beat(count);
  if (frames.length !== count) throw new Error(`${frames.length} frames in ${count} beats`);
  return frames;
}

/** The input that a player who touches nothing sends with each tick. */
export function inputOf(seq: number): Uint8Array {
  const ack = WARM_UP_BEATS + seq;
  return encodeClientMessage({ kind: 'input', seq, ack, shown: 16 * ack, values: [] }, skirmish());
}

/** Its number. @throws Error for anything else */
export function seqOf(input: Uint8Array): number {
  const message = decodeClientMessage(input, skirmish());
  if (message.kind !== 'input') throw new Error(`a ${message.kind}, not an input`);
  return message.seq;
}

function skirmish() {
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  return game;
}
