import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { createToasts, Toasts } from '../../ui/toast.js';
import { Help } from '../common/help.js';
import type { RoomCard } from '../common/rooms.js';
import { ended } from '../common/session.js';
import { createCompact } from './compact.js';
import { deckKeys, digitKeys, HANDS } from './deck-keys.js';
import { createDesk } from './desk.js';
import { Phone } from './layout/phone.js';
import { PRESETS } from './layout/presets.js';
import { Over } from './over.js';
import { helpOf, onShortcuts } from './shortcuts.js';
import { createStation, StationProvider } from './station.js';
import { TopBar } from './top-bar.js';

const Dock = lazy(() => import('./layout/dock.js'));

/** The control deck of one room: its panels beside each other, on a phone one at a time. */
export function Deck(props: {
  readonly room: RoomCard;
  readonly look: GameLook;
  readonly token: string;
  /** The host does not take this token. */
  readonly onRefused: (text: string) => void;
}) {
  const toasts = createToasts();
  const { room, look, token } = props;
  const desk = createDesk({ room, look, token, notice: toasts.push, onRefused: props.onRefused });
  const station = createStation(desk);
  const compact = createCompact();
  const [help, setHelp] = createSignal(false);
  const keys = deckKeys(station, () => setHelp(true));
  onShortcuts([...keys, ...digitKeys(station)]);

  return (
    <StationProvider value={station}>
      <div class="deck" classList={{ compact: compact() }}>
        <TopBar onHelp={() => setHelp(true)} />
        <main class="deck-main" aria-label={`Control of ${room.name}`}>
          <Show when={!compact()} fallback={<Phone />}>
            <Suspense>
              <Dock layout={PRESETS[0].layout} />
            </Suspense>
          </Show>
        </main>
      </div>
      <Switch>
        <Match when={ended(desk.link())}>
          {(link) => <Over reason={link().reason} text={link().text} room={room.id} />}
        </Match>
      </Switch>
      <Show when={help()}>
        <Help game={`Control of ${look.game.name}`} rows={helpOf(keys, HANDS)} onClose={() => setHelp(false)} />
      </Show>
      <Toasts list={toasts.list()} />
    </StationProvider>
  );
}
