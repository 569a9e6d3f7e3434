import '@tickdeck/client/pages/common/styles.js';
import '@tickdeck/client/pages/control/styles/deck.css';
import '@tickdeck/client/pages/control/styles/inspector.css';
import '@tickdeck/client/pages/control/styles/grid.css';
import '@tickdeck/client/pages/control/styles/row-form.css';
import '@tickdeck/client/pages/control/styles/spots.css';
import '@tickdeck/client/pages/control/styles/editors.css';
import '@tickdeck/client/pages/control/styles/spot-details.css';
import type { GameLook } from '@tickdeck/client/games/look.js';
import type { GameClient } from '@tickdeck/client/net/client.js';
import type { Shown } from '@tickdeck/client/net/frame.js';
import { Session } from '@tickdeck/client/net/session.js';
import type { Desk } from '@tickdeck/client/pages/control/desk.js';
import { Feeds } from '@tickdeck/client/pages/control/feeds.js';
import { Inspector } from '@tickdeck/client/pages/control/inspector/inspector.js';
import { FRAMES_PER_SECOND, keepFresh } from '@tickdeck/client/pages/control/refresh.js';
import { createSelection } from '@tickdeck/client/pages/control/selection.js';
import { createStation, StationProvider } from '@tickdeck/client/pages/control/station.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import type { Welcome } from '@tickdeck/shared/wire/messages.js';
import { PUBLIC } from '@tickdeck/shared/world/view.js';
import { createSignal } from 'solid-js';
import { createComponent, render } from 'solid-js/web';
import { HZ, moversGame } from '../../replica/game.js';
import { parseFrames } from '../packed-frames.js';

/** What the bench sees of the page. */
export interface InspectorBench {
  /** Frames of the room that are still to come. */
  readonly left: number;
  readonly mismatches: number;
  open(): void;
  close(): void;
}

declare global {
  interface Window {
    bench: InspectorBench;
  }
}

const [priors, packed] = await Promise.all([
  fetch('priors.json').then((answer) => answer.json()),
  fetch('frames.bin').then((answer) => answer.arrayBuffer()),
]);
const game = moversGame(priors);
const frames = parseFrames(new Uint8Array(packed));
const rates = { tickRate: HZ, beatRate: HZ };
const names = { game: game.id, room: 'bench', roomName: 'Bench', build: '' };
const welcome: Welcome = {
  kind: 'welcome',
  session: 1,
  player: 0,
  role: 'operator',
  views: [PUBLIC],
  ...rates,
  ...names,
};
const session = new Session({
  game,
  welcome,
  timing: { now: () => performance.now(), after: () => () => {} },
  send: () => {},
  steer: () => undefined,
  framesPerSecond: FRAMES_PER_SECOND,
  reading: undefined,
  onFrame: () => {},
  onDiverged: () => {},
});
const [shown, setShown] = createSignal<Shown | undefined>(undefined, { equals: false });
const nothing = () => undefined;
// The inspector asks for no more of a desk and of a game's look.
const look = { game, roster: () => [] } as unknown as GameLook;
const desk = {
  look,
  registry: createRegistry(game),
  feeds: new Feeds(() => ({ watch: nothing }) as unknown as GameClient),
  welcome: () => welcome,
  telemetry: nothing,
  bandwidth: nothing,
  audit: () => [],
  shown,
  paused: () => false,
  blocked: nothing,
  stale: nothing,
  why: nothing,
  role: () => 'operator',
  ...createSelection(),
  edit: async () => ({ kind: 'reply', id: 0, outcome: 'done', text: '', refusals: [], changes: [] }),
  notice: nothing,
} as unknown as Desk;

let next = 0;
const startMs = performance.now();
// Timers come late; what is due is taken all the same.
setInterval(() => {
  const due = Math.min(frames.length, Math.floor(((performance.now() - startMs) / 1000) * FRAMES_PER_SECOND));
  for (; next < due; next++) session.receive(frames[next] as Uint8Array);
}, 1000 / FRAMES_PER_SECOND);
keepFresh(() => setShown(session.latest()));

let end = nothing as () => void;
window.bench = {
  get left() {
    return frames.length - next;
  },
  get mismatches() {
    return session.receiver.mismatches;
  },
  open() {
    const host = document.getElementById('app');
    if (!host) throw new Error('there is no place for the inspector');
    end = render(
      () =>
        createComponent(StationProvider, {
          value: createStation(desk, () => true),
          get children() {
            return createComponent(Inspector, {});
          },
        }),
      host,
    );
  },
  close: () => end(),
};
