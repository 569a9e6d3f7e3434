import { LocalPort } from '@tickdeck/server/room/local-port.js';
import { LINK } from '@tickdeck/server/room/port.js';
import { findGame } from '@tickdeck/shared/games/index.js';
import { median } from '../figure.js';

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
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  const port = new LocalPort(
    { id: 'fanout', name: 'Fanout', game: game.id, seed: 7, bots: BOTS, botSkill: 'normal' },
    game,
  );
  port.listen((message) => {
    if (message.kind !== 'published') return;
    Atomics.add(port.memory.claims, 1, 1);
    for (let session = 1; session <= sessions; session++) {
      Atomics.store(port.memory.links, session * LINK.width + LINK.ackedBeat, message.beat);
    }
  });
  const look = { color: 1, shape: 1, tag: 'FA' };
  for (let session = 1; session <= sessions; session++) {
    const who = { role: 'spectator', device: '', name: 'Sink', look, when: 'ask' } as const;
    port.post({ kind: 'attach', session, link: session, ...who });
  }
  port.beat(WARM_UP_BEATS);
  const { replicator } = port.room.publisher;
  const before = replicator.encodings;
  const beatUs: number[] = [];
  for (let beat = 0; beat < BEATS; beat++) {
    const startMs = performance.now();
    port.beat();
    beatUs.push((performance.now() - startMs) * 1000);
  }
  return { encodings: (replicator.encodings - before) / BEATS, beatUs: median(beatUs) };
}
