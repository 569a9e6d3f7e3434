import { For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { History } from './history/history.js';
import type { Pin } from './pins.js';

/** Charts of the values that were pinned in the inspector. */
export function PinsPanel() {
  const { desk, pins } = useStation();
  return (
    <section class="panel pins" aria-label="Pinned" classList={{ stale: desk.stale() !== undefined }}>
      <Show
        when={pins.list().length > 0}
        fallback={
          <p class="empty">
            Nothing is pinned. Open a field in the inspector and pin it: its last minute is drawn here.
          </p>
        }
      >
        <ul class="pins-list">
          <For each={pins.list()}>{(pin) => <PinChart {...pin} />}</For>
        </ul>
      </Show>
    </section>
  );
}

function PinChart({ spot, ring }: Pin) {
  const { desk, pins } = useStation();
  const now = () => {
    desk.shown();
    const value = spot.now();
    return value === undefined ? 'gone' : spot.show(value);
  };
  return (
    <li class="pin" data-where={spot.where}>
      <span class="pin-where">{spot.where}</span>
      <output class="spot-now">{now()}</output>
      <Button tone="quiet" icon="close" label={`Take ${spot.where} down`} onClick={() => pins.toggle(spot)} />
      <History spot={spot} ring={ring} />
    </li>
  );
}
