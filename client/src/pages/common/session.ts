import type { News } from '@tickdeck/shared/topics/all.js';
import type { Role, Welcome } from '@tickdeck/shared/wire/messages.js';
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { createClient, type GameClient } from '../../net/client.js';
import type { LinkState, LinkStats, Shown } from '../../net/frame.js';
import { deviceKey, lookOf, profile } from '../../ui/store.js';
import type { Toast } from '../../ui/toast.js';
import { reloadOnNewBuild } from './build.js';
import { logDivergence } from './diverged.js';
import { keepPass, takePass } from './pass.js';
import { createTold } from './told.js';
import { onShownAgain } from './touch-page.js';

const STATS_EVERY_MS = 250;
const PASSLESS: ReadonlySet<string> = new Set(['revoked', 'unauthorised']);

/** A page's connection, as signals; ends with the component that made it. */
export interface Session {
  readonly client: GameClient;
  readonly link: Accessor<LinkState>;
  readonly welcome: Accessor<Welcome | undefined>;
  /** Refreshed four times a second. */
  readonly stats: Accessor<LinkStats>;
  /** How time goes, and by whom and why. */
  readonly pace: Accessor<News<'pace'> | undefined>;
  /** Who steers in whose stead. */
  readonly leases: Accessor<News<'leases'> | undefined>;
  /** Whose link is made worse, and how. */
  readonly weather: Accessor<News<'weather'> | undefined>;
  /** Whole seconds until a beat; changes as time goes on. */
  readonly secondsTo: (beat: number) => number;
}

export interface SessionOptions {
  readonly look: GameLook;
  readonly room: string;
  readonly role: Extract<Role, 'player' | 'spectator'>;
  readonly notice: (toast: Toast) => void;
  readonly steer?: (shown: Shown) => { readonly [field: string]: number };
}

/** Connects to a room under the remembered name and look. */
export function createSession({ look, room, role, notice, steer }: SessionOptions): Session {
  const [link, setLink] = createSignal<LinkState>({ kind: 'connecting', attempt: 1 });
  const [welcome, setWelcome] = createSignal<Welcome>();
  const checkBuild = reloadOnNewBuild();
  const told = createTold(['pace', 'leases', 'weather']);
  const me = profile();
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
    game: look.game,
    room,
    role,
    token: takePass(),
    device: deviceKey(),
    name: me.name,
    look: lookOf(me),
    ...(steer && { steer }),
    watches: told.names,
    events: {
      link(state) {
        // Whoever was shut out with a link may still come in as everybody does.
        if (state.kind === 'ended' && PASSLESS.has(state.reason)) keepPass('');
        setLink(state);
      },
      news: told.take,
      notice: ({ level, text }) => notice({ level, text }),
      welcome(heard) {
        checkBuild(heard);
        setWelcome(heard);
      },
      diverged: logDivergence,
    },
  });
  const [stats, setStats] = createSignal<LinkStats>(client.stats);
  onMount(() => {
    const timer = setInterval(() => setStats({ ...client.stats }), STATS_EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });
  onShownAgain(() => client.wake());
  onCleanup(() => client.close());
  const secondsTo = (beat: number) => {
    stats();
    return Math.max(0, Math.ceil((beat - client.beat) / (welcome()?.beatRate ?? 60)));
  };
  return {
    client,
    link,
    welcome,
    stats,
    pace: told.of('pace'),
    leases: told.of('leases'),
    weather: told.of('weather'),
    secondsTo,
  };
}

/** The link when it has ended for good. */
export function ended(link: LinkState): Extract<LinkState, { kind: 'ended' }> | undefined {
  return link.kind === 'ended' ? link : undefined;
}
