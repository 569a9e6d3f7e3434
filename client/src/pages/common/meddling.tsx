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
            {lease().who} steers for you, {props.secondsTo(lease().untilBeat)} s more
          </p>
        )}
      </Show>
      <Show when={props.weather}>
        {(weather) => (
          <p class="pace-banner">
            <Icon name="weather" />
            {weather().by} gives your connection {weather().sky}, {props.secondsTo(weather().untilBeat)} s more
          </p>
        )}
      </Show>
    </div>
  );
}
