import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { createToasts, Toasts } from '../../ui/toast.js';
import { Help } from '../common/help.js';
import type { RoomCard } from '../common/rooms.js';
import { ended } from '../common/session.js';
import { createCompact } from './compact.js';
import { deckKeys, digitKeys, HANDS } from './deck-keys.js';
import { createDesk } from './desk.js';
import { Inspector } from './inspector/inspector.js';
import { Over } from './over.js';
import { PeoplePanel } from './people/people-panel.js';
import { LinksPanel } from './rooms/links-panel.js';
import { RoomsPanel } from './rooms/rooms-panel.js';
import { AuditPanel } from './run/audit-panel.js';
import { ChartsPanel } from './run/charts-panel.js';
import { RunPanel } from './run/run-panel.js';
import { helpOf, onShortcuts } from './shortcuts.js';
import { createStation, StationProvider, type Tab } from './station.js';
import { TopBar } from './top-bar.js';
import { WorldPanel } from './world/world-panel.js';

const TABS = [
  { id: 'world', name: 'World', icon: 'overview' },
  { id: 'players', name: 'Players', icon: 'people' },
  { id: 'inspector', name: 'Inspector', icon: 'table' },
  { id: 'run', name: 'Run', icon: 'clock' },
  { id: 'audit', name: 'Audit', icon: 'audit' },
] as const satisfies readonly { readonly id: Tab; readonly name: string; readonly icon: IconName }[];

/** The control deck of one room: all panels beside each other, on a phone one at a time. */
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
  const { tab, setTab } = station;
  const [help, setHelp] = createSignal(false);
  const keys = deckKeys(station, () => setHelp(true));
  onShortcuts([...keys, ...digitKeys(station)]);
  // On wide screens everything is open; on a phone what is not open does not exist, and costs nothing.
  const open = (...tabs: readonly Tab[]) => !compact() || tabs.includes(tab());

  return (
    <StationProvider value={station}>
      <div class="deck" classList={{ compact: compact() }} data-tab={tab()}>
        <TopBar onHelp={() => setHelp(true)} />
        <main class="deck-main" aria-label={`Control of ${room.name}`}>
          <Show when={open('players')}>
            <div class="deck-left">
              <RoomsPanel />
              <PeoplePanel />
              <LinksPanel />
            </div>
          </Show>
          <div class="deck-world" hidden={!open('world')}>
            <WorldPanel />
          </div>
          <Show when={open('inspector')}>
            <Inspector />
          </Show>
          <Show when={open('run')}>
            <div class="deck-run">
              <RunPanel />
              <ChartsPanel />
            </div>
          </Show>
          <Show when={open('audit')}>
            <AuditPanel />
          </Show>
        </main>
        <Show when={compact()}>
          <nav class="deck-tabs" aria-label="Panels">
            <For each={TABS}>
              {({ id, name, icon }) => (
                <button type="button" aria-current={tab() === id ? 'page' : undefined} onClick={() => setTab(id)}>
                  <Icon name={icon} />
                  {name}
                </button>
              )}
            </For>
          </nav>
        </Show>
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
