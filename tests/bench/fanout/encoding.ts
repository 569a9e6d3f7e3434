import { median } from '../figure.js';
import { openWatchedRoom } from '../support/watched-room.js';

const BOTS = 32;
const WARM_UP_BEATS = 600;
const BEATS = 600;

export interface Encoding {
  /** Chunks encoded a beat. */
  readonly encodings: number;
  /** What a whole beat takes: simulation, encoding, and deciding for each session what it gets. */
  readonly beatUs: number;
}

/** What a room with so many spectators encodes in a beat, in this thread. */
export function measureEncoding(sessions: number): Encoding {
  const port = openWatchedRoom({ bots: BOTS, spectators: sessions });
  port.beat(WARM_UP_BEATS);
  const { replicator } = port.room.parts.publisher;
  const before = replicator.encodings;
  const beatUs: number[] = [];
  for (let beat = 0; beat < BEATS; beat++) {
    const startMs = performance.now();
    port.beat();
    beatUs.push((performance.now() - startMs) * 1000);
  }
  return { encodings: (replicator.encodings - before) / BEATS, beatUs: median(beatUs) };
}
