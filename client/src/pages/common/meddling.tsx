import type { News } from '@tickdeck/shared/topics/all.js';
import { Show } from 'solid-js';
import { Icon } from '../../ui/icon.js';

/** Says what somebody does to this person's own avatar or link: who, and for how much longer, for as long as it lasts. */
export function Meddling(props: {
  readonly lease: News<'leases'>[string] | undefined;
  readonly weather: News<'weather'>[string] | undefined;
  readonly secondsTo: (beat: number) => number;
}) {
  return (
    <div class="meddling" role="status">
      <Show when={props.lease}>
        {(lease) => (
          <p class="pace-banner">
            <Icon name="hands" />
            <span>
              {lease().who} steers for you
              <Rest seconds={props.secondsTo(lease().untilBeat)} />
            </span>
          </p>
        )}
      </Show>
      <Show when={props.weather}>
        {(weather) => (
          <p class="pace-banner">
            <Icon name="weather" />
            <span>
              {weather().by} gives your connection {weather().sky}
              <Rest seconds={props.secondsTo(weather().untilBeat)} />
            </span>
          </p>
        )}
      </Show>
    </div>
  );
}

/** Not for who listens: they would hear it every second. */
function Rest(props: { readonly seconds: number }) {
  return <span aria-hidden="true">, {props.seconds} s more</span>;
}
