import { createEffect, createSignal, For, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { Button } from '../../../ui/button.js';
import { createRooms, type RoomCard } from '../../common/rooms.js';
import { HoldButton } from '../hold-button.js';
import { PanelHead } from '../layout/panel-head.js';
import { useStation } from '../station.js';
import { closeRoom } from './api.js';
import { NewRoom } from './new-room.js';

/** The host's rooms: switch, open, close. */
export function RoomsPanel() {
  const { desk } = useStation();
  const rooms = createRooms();
  const [opening, setOpening] = createSignal(false);
  const [list, setList] = createStore<RoomCard[]>([{ ...desk.room }]);
  // A card must outlive the next answer: somebody may be holding its button.
  createEffect(() => {
    const state = rooms();
    if (state.kind !== 'loading') setList(reconcile([...state.rooms], { key: 'id' }));
  });
  const close = async (room: RoomCard) => {
    const answer = await closeRoom(desk.token, room.id);
    if (answer.kind === 'refused') desk.notice({ level: 'warning', text: answer.text });
    else desk.notice({ level: 'info', text: `${room.name} is closed.` });
  };

  return (
    <section class="panel rooms" aria-label="Rooms" classList={{ stale: rooms().kind === 'gone' }}>
      <PanelHead title="Rooms">
        <Button tone="quiet" icon="add" label="New room" onClick={() => setOpening(true)} />
      </PanelHead>
      <ul class="room-list">
        <For each={list}>
          {(room) => (
            <li class="room-card" classList={{ current: room.id === desk.room.id }}>
              <a
                class="room-go"
                href={`/control/${encodeURIComponent(room.id)}`}
                aria-current={room.id === desk.room.id ? 'page' : undefined}
              >
                <span class="room-name">{room.name}</span>
                <span class="room-about">{aboutOf(room)}</span>
              </a>
              <HoldButton icon="close" what={consequenceOf(room)} onHeld={() => void close(room)} />
            </li>
          )}
        </For>
      </ul>
      <Show when={opening()}>
        <NewRoom onClose={() => setOpening(false)} />
      </Show>
    </section>
  );
}

function aboutOf(room: RoomCard): string {
  if (room.state === 'restarting') return 'restarting';
  const paused = room.paused ? ' · paused' : '';
  return `${room.gameName} · ${count(room.players, 'player')}, ${count(room.bots, 'bot')}${paused}`;
}

function consequenceOf({ name, players, watchers }: RoomCard): string {
  const people = [
    ...(players > 0 ? [count(players, 'player')] : []),
    ...(watchers > 0 ? [count(watchers, players > 0 ? 'other' : 'watcher')] : []),
  ];
  if (people.length === 0) return `Close ${name} for good; nobody is in it`;
  return `Close ${name} for good; ${people.join(' and ')} ${players + watchers === 1 ? 'is' : 'are'} sent away`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
