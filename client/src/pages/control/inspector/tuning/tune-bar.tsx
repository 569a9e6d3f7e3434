import { createEffect, onCleanup, onMount, Show } from 'solid-js';
import { Button } from '../../../../ui/button.js';
import { useStation } from '../../station.js';

/**
 * Says, while it is so, that every change goes out at once; Escape, leaving the inspector or the page, and a minute without a change
 * end it.
 */
export function TuneBar() {
  const { desk, tuning } = useStation();
  createEffect(() => {
    // Told up to eight times a second.
    desk.shown();
    tuning.look();
  });
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !tuning.isArmed()) return;
    // First this, whatever else Escape would do here.
    event.stopPropagation();
    tuning.disarm();
  };
  const hidden = () => {
    if (document.hidden) tuning.disarm();
  };
  onMount(() => {
    window.addEventListener('keydown', keys, { capture: true });
    document.addEventListener('visibilitychange', hidden);
  });
  onCleanup(() => {
    window.removeEventListener('keydown', keys, { capture: true });
    document.removeEventListener('visibilitychange', hidden);
    tuning.disarm();
  });
  return (
    <Show when={tuning.isArmed()}>
      <div class="tune-bar">
        <span role="status">
          <strong>Live-tune</strong> Every change goes out at once
        </span>
        <span class="tune-left" aria-hidden="true">
          {tuning.leftSeconds()} s
        </span>
        <Button onClick={() => tuning.disarm()} title="Esc">
          Disarm
        </Button>
      </div>
    </Show>
  );
}
