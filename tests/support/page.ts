import { type ClientEvents, createClient, type GameClient } from '@tickdeck/client/net/client.js';
import type { LinkState } from '@tickdeck/client/net/frame.js';
import type { Steer } from '@tickdeck/client/net/session.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { drift } from './drift.js';
import { DriftHost } from './drift-host.js';
import { Link, type LinkShape } from './link.js';
import { ManualTiming } from './manual-timing.js';

export const BEAT_MS = 1000 / 60;

/** A page and a host on one clock, and the link between them. */
export interface Play {
  readonly timing: ManualTiming;
  readonly link: Link;
  readonly host: DriftHost;
  readonly client: GameClient;
  readonly links: LinkState[];
  /** Lets time pass: the host beats, the page displays every `displayMs`, `onShow` sees each display frame. */
  run(seconds: number, onShow?: () => void): void;
}

export interface PlayOptions {
  readonly shape?: LinkShape;
  readonly role?: Role;
  readonly steer?: Steer;
  readonly displayMs?: number;
  readonly events?: Partial<ClientEvents>;
}

export function play({ shape, role = 'player', steer, displayMs = 1000 / 75, events }: PlayOptions = {}): Play {
  const timing = new ManualTiming();
  const link = new Link(timing, shape);
  const host = new DriftHost(link);
  const links: LinkState[] = [];
  const client = createClient({
    url: 'ws://host/ws',
    game: drift,
    room: 'r',
    role,
    token: '',
    device: 'd',
    name: 'n',
    look: { color: 0, shape: 0, tag: 'NN' },
    socket: link.open,
    timing,
    ...(steer ? { steer } : {}),
    events: {
      ...events,
      link: (state) => {
        links.push(state);
        events?.link?.(state);
      },
    },
  });
  let nextShowMs = 0;
  let nextBeatMs = 0;
  return {
    timing,
    link,
    host,
    client,
    links,
    run(seconds, onShow) {
      const untilMs = timing.now() + seconds * 1000;
      while (timing.now() < untilMs) {
        const nextMs = Math.min(nextShowMs, nextBeatMs, untilMs);
        timing.advance(nextMs - timing.now());
        if (timing.now() >= nextBeatMs) {
          nextBeatMs += BEAT_MS;
          host.beat();
        }
        if (onShow && timing.now() >= nextShowMs) onShow();
        if (timing.now() >= nextShowMs) nextShowMs += displayMs;
      }
    },
  };
}
