import type { News } from '@tickdeck/shared/topics/all.js';
import { Show } from 'solid-js';
import { Icon } from '../../ui/icon.js';

type Note = News<'pace'>;

/**
 * Says when time itself is not as usual: paused, slowed or hurried, by whom, and why if they said so. `speed` is what is seen,
 * simulated ticks per tick; the note may be a moment older or newer than that.
 */
export function Pace(props: { readonly speed: number; readonly note: Note | undefined }) {
  const state = () => stateAt(props.speed);
  const note = () => (props.note?.state === state() ? props.note : undefined);
  return (
    <div class="pace" role="status">
      <Show when={state() !== 'normal'}>
        <p class="pace-banner">
          <Icon name={state() === 'paused' ? 'pause' : 'slow'} />
          <span>
            {sayPace(props.speed)} by {note()?.by || 'the host'}
            <Show when={note()?.reason}>{(reason) => <span class="pace-reason">{reason()}</span>}</Show>
          </span>
        </p>
      </Show>
    </div>
  );
}

function stateAt(speed: number): Note['state'] {
  if (speed === 0) return 'paused';
  return speed < 1 ? 'slow' : speed > 1 ? 'fast' : 'normal';
}

function sayPace(speed: number): string {
  if (speed === 0) return 'Paused';
  return `${speed < 1 ? 'Slow motion' : 'Fast forward'} ${Number(speed.toFixed(2))}×`;
}
