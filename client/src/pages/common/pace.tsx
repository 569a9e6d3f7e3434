import { Match, Switch } from 'solid-js';
import { Icon } from '../../ui/icon.js';

/** Says when time itself is not as usual: paused, slowed or hurried by the host. `speed` is simulated ticks per tick. */
export function Pace(props: { readonly speed: number }) {
  return (
    <div class="pace" role="status">
      <Switch>
        <Match when={props.speed === 0}>
          <p class="pace-banner">
            <Icon name="pause" />
            Paused by the host
          </p>
        </Match>
        <Match when={props.speed < 1}>
          <p class="pace-banner">
            <Icon name="slow" />
            Slow motion {times(props.speed)}
          </p>
        </Match>
        <Match when={props.speed > 1}>
          <p class="pace-banner">
            <Icon name="slow" />
            Fast forward {times(props.speed)}
          </p>
        </Match>
      </Switch>
    </div>
  );
}

function times(speed: number): string {
  return `${Number(speed.toFixed(2))}×`;
}
