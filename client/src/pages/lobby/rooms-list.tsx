import { Index, Match, Show, Switch } from 'solid-js';
import { Icon } from '../../ui/icon.js';
import { createRooms } from '../common/rooms.js';
import { RoomTile } from './room-tile.js';

/** Every room of the host, live; or why there is none to see. */
export function Rooms() {
  const state = createRooms();
  const rooms = () => {
    const now = state();
    return now.kind === 'loading' ? [] : now.rooms;
  };
  return (
    <div class="rooms" aria-busy={state().kind === 'loading'}>
      <Show when={state().kind === 'gone' && rooms().length > 0}>
        <p class="rooms-stale" role="status">
          <Icon name="unplugged" />
          The host does not answer. This is what it said last; trying again every second.
        </p>
      </Show>
      <Switch>
        <Match when={state().kind === 'loading'}>
          <div class="room-tile room-ghost">
            <p class="unseen" role="status">
              Looking for arenas…
            </p>
          </div>
        </Match>
        <Match when={rooms().length > 0}>
          <ul class="room-tiles" classList={{ stale: state().kind === 'gone' }}>
            <Index each={rooms()}>{(room) => <RoomTile room={room()} />}</Index>
          </ul>
        </Match>
        <Match when={state().kind === 'gone'}>
          <div class="rooms-none" role="status">
            <Icon name="unplugged" />
            <h3>The host is gone</h3>
            <p>Nothing answers at {location.host}. Is its laptop awake and on this network? This page keeps trying.</p>
          </div>
        </Match>
        <Match when={state().kind === 'live'}>
          <div class="rooms-none" role="status">
            <Icon name="people" />
            <h3>No arena is open</h3>
            <p>As soon as the host opens one, it appears here by itself.</p>
          </div>
        </Match>
      </Switch>
    </div>
  );
}
