import { LINK, type Published } from '@tickdeck/server/room/port.js';
import { LocalPort } from '@tickdeck/server/room/thread/local-port.js';
import { findGame } from '@tickdeck/shared/games/index.js';

export interface WatchedRoom {
  readonly bots: number;
  /** Sessions 1, 2, 3 …; each has at once what it is sent. */
  readonly spectators: number;
  /** Told of what leaves with each beat. */
  readonly onPublished?: (published: Published) => void;
}

/** A room of Skirmish in this thread, whose beats are made by hand. */
export function openWatchedRoom({ bots, spectators, onPublished }: WatchedRoom): LocalPort {
  const game = findGame('skirmish');
  if (!game) throw new Error('there is no Skirmish');
  const port = new LocalPort({ id: 'bench', name: 'Bench', game: game.id, seed: 7, bots, botSkill: 'normal' }, game);
  port.listen((message) => {
    if (message.kind !== 'published') return;
    Atomics.add(port.memory.claims, 1, 1);
    for (let session = 1; session <= spectators; session++) {
      Atomics.store(port.memory.links, session * LINK.width + LINK.ackedBeat, message.beat);
    }
    onPublished?.(message);
  });
  const look = { color: 1, shape: 1, tag: 'BE' };
  for (let session = 1; session <= spectators; session++) {
    const who = { role: 'spectator', device: '', name: 'Sink', look, when: 'ask', pass: '' } as const;
    port.post({ kind: 'attach', session, link: session, ...who });
  }
  return port;
}
