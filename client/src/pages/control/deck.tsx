import { Match, Show, Switch } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { createToasts, Toasts } from '../../ui/toast.js';
import type { RoomCard } from '../common/rooms.js';
import { ended } from '../common/session.js';
import { createCompact } from './compact.js';
import { createDesk } from './desk.js';
import { Dialogs } from './dialogs.js';
import { commandActions, deckActions, digitActions } from './keys/deck-actions.js';
import { createKeymap } from './keys/keymap.js';
import { listenForKeys } from './keys/listen.js';
import { Dock } from './layout/dock.js';
import { Phone } from './layout/phone.js';
import { followPlace } from './link/follow-place.js';
import { Over } from './over.js';
import { panelOf } from './panels.js';
import { createStation, StationProvider } from './station.js';
import { TopBar } from './top-bar.js';

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
  const station = createStation(desk, (id) => panelOf(id) !== undefined);
  const compact = createCompact();
  const keymap = createKeymap();
  const actions = [...deckActions(station), ...commandActions(station), ...digitActions(station)];
  listenForKeys(
    keymap,
    () => actions,
    (_, why) => desk.notice({ level: 'warning', text: `Nothing was done. ${why}.` }),
  );
  followPlace(station);

  return (
    <StationProvider value={station}>
      <div class="deck" classList={{ compact: compact() }}>
        <TopBar keymap={keymap} compact={compact()} />
        <main class="deck-main" aria-label={`Control of ${room.name}`}>
          <Show when={!compact()} fallback={<Phone />}>
            <Dock />
          </Show>
        </main>
      </div>
      <Switch>
        <Match when={ended(desk.link())}>
          {(link) => <Over reason={link().reason} text={link().text} room={room.id} />}
        </Match>
      </Switch>
      <Dialogs actions={actions} keymap={keymap} />
      <Toasts list={toasts.list()} />
    </StationProvider>
  );
}
