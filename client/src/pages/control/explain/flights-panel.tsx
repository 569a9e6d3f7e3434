import type { Flight } from '@tickdeck/shared/topics/flights.js';
import { createEffect, For, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { sayBytes } from './beats.js';
import { download, newestFirst, REASONS } from './flights.js';

/** What was kept of the room's last seconds whenever something was wrong, and keeping it now. */
export function FlightsPanel() {
  const { desk } = useStation();
  const flights = desk.feeds.use('flights');
  const [list, setList] = createStore<Flight[]>([]);
  createEffect(() => setList(reconcile(newestFirst(Object.values(flights() ?? {})), { key: 'name' })));
  const get = async (flight: Flight) => {
    const outcome = await download(desk.room.id, flight, desk.token);
    if (outcome !== 'done') desk.notice({ level: 'warning', text: outcome });
  };

  return (
    <section class="panel flights" aria-label="Flights" classList={{ stale: desk.stale() !== undefined }}>
      <div class="flights-tools">
        <Button
          icon="live"
          disabled={desk.blocked() !== undefined}
          title={desk.blocked() ?? 'Every beat, input, command and log line of the last half minute'}
          onClick={() => void desk.run('record-flight')}
        >
          Keep the last 30 s
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="flights-scroll" tabIndex={0} aria-label="Flights, the newest first">
        <ul class="flight-list">
          <For each={list}>
            {(flight) => (
              <li class="flight" data-flight={flight.name}>
                <div class="flight-about">
                  <strong>{REASONS[flight.why]}</strong>
                  <span>
                    <time dateTime={new Date(flight.at).toISOString()}>{new Date(flight.at).toLocaleString()}</time>
                    <Show when={flight.beat > 0}> · beat {flight.beat}</Show>
                  </span>
                </div>
                <Show when={flight.bytes > 0} fallback={<span class="flight-busy">being written …</span>}>
                  <span class="flight-bytes">{sayBytes(flight.bytes)}</span>
                  <Button tone="quiet" icon="save" label={`Download ${flight.name}`} onClick={() => void get(flight)} />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={list.length === 0}>
          <p class="empty">
            Nothing was kept yet. When beats are late, a page disagrees or the room breaks, its last 30 seconds are kept
            here; or keep them now.
          </p>
        </Show>
      </section>
    </section>
  );
}
