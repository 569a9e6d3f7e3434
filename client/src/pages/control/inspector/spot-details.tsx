import type { AuditEntry } from '@tickdeck/shared/wire/messages.js';
import { createMemo, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { copyText } from '../rooms/copy.js';
import { useStation } from '../station.js';
import { changedBy } from './changed-by.js';
import { costsOf, sayBits } from './costs.js';
import { History } from './history/history.js';
import { RING_SIZE, Ring } from './history/ring.js';
import { numberOf, type Spot } from './leaf.js';
import { sayAgo } from './show.js';

/** All there is to know of one value: its last minute, who changed it last, its default, its range, what it costs to send. */
export function SpotDetails(props: { readonly id: string; readonly spots: readonly [Spot, ...Spot[]] }) {
  const { desk, change } = useStation();
  const spot = () => props.spots[0];
  const beatRate = () => desk.welcome()?.beatRate ?? 60;
  const cost = createMemo(() => {
    const bandwidth = desk.bandwidth();
    const { of, field } = spot().sent;
    return bandwidth && costsOf(bandwidth, of, beatRate()).get(field);
  });
  return (
    <div id={props.id} class="spot-details">
      <Show when={props.spots.length === 1}>
        <OfOne spot={spot()} />
      </Show>
      <dl>
        <Show when={spot().hint}>
          <dt>May be</dt>
          <dd>{spot().hint}</dd>
        </Show>
        <dt>Sent</dt>
        <dd>
          <Show when={cost()} fallback="nothing that was counted lately">
            {(bits) => (
              <>
                {sayBits(bits())} to everyone together{spot().sent.field === '' ? ', with all of its part' : ''}
              </>
            )}
          </Show>
        </dd>
        <Show when={spot().access === 'edit'}>
          <dt>Default</dt>
          <dd class="spot-default">
            {spot().show(spot().initial)}
            <Button tone="quiet" icon="undo" onClick={() => change.set(props.spots, spot().initial)}>
              Reset
            </Button>
          </dd>
        </Show>
      </dl>
    </div>
  );
}

/** What makes no sense for several rows together. */
function OfOne(props: { readonly spot: Spot }) {
  const { desk, pins } = useStation();
  const ring = new Ring(RING_SIZE);
  const now = createMemo(() => props.spot.now());
  const isNumber = () => numberOf(props.spot, now() ?? props.spot.initial) !== undefined;
  const since = ({ beat }: AuditEntry) => {
    const telemetry = desk.telemetry();
    return telemetry ? sayAgo((telemetry.beat - beat) / (desk.welcome()?.beatRate ?? 60)) : 'earlier';
  };
  const changed = createMemo(() => {
    const value = now();
    const isNow = (said: string) => value !== undefined && props.spot.say(value) === said;
    return changedBy(props.spot, desk.audit(), isNow, since);
  });
  const copy = async () => {
    const value = now();
    const outcome = value === undefined ? 'failed' : await copyText(String(value));
    if (outcome === 'copied') desk.notice({ level: 'info', text: `Copied ${props.spot.where}.` });
    else desk.notice({ level: 'warning', text: 'Nothing was copied.' });
  };
  return (
    <>
      <Show when={isNumber()}>
        <History spot={props.spot} ring={ring} />
      </Show>
      <p class="spot-changed">
        <span class="quiet">Last changed by</span> {changed()}
      </p>
      <div class="spot-deeds">
        <Show when={isNumber()}>
          <Button tone="quiet" icon="pin" aria-pressed={pins.has(props.spot)} onClick={() => pins.toggle(props.spot)}>
            {pins.has(props.spot) ? 'Pinned to a chart' : 'Pin to a chart'}
          </Button>
        </Show>
        <Button tone="quiet" icon="copy" onClick={() => void copy()}>
          Copy
        </Button>
      </div>
    </>
  );
}
