import { Index, type JSX, Show } from 'solid-js';
import { Button } from '../../ui/button.js';
import { Identity } from '../../ui/identity.js';
import type { CameraWork } from '../common/camera-work.js';

const DIGIT_KEYS = 10;

/** Scores, and everyone to follow; beside the arena, or on phones a drawer over its lower half. */
export function Rail(props: {
  readonly camera: CameraWork;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}) {
  return (
    <aside class="rail" aria-label="Scores and players">
      <header class="rail-head">
        <h2>Scores</h2>
        <Button tone="quiet" icon="close" label="Close (L)" onClick={() => props.onClose()} />
      </header>
      {props.children}
      <h2>Follow</h2>
      <ol class="rail-list">
        <Index each={props.camera.roster()}>
          {(who, at) => (
            <li>
              <button
                type="button"
                class="rail-who"
                aria-pressed={props.camera.followed()?.player === who().player}
                onClick={() => props.camera.follow(who().player)}
              >
                <Show when={at < DIGIT_KEYS} fallback={<span class="rail-digit" />}>
                  <kbd class="rail-digit">{(at + 1) % DIGIT_KEYS}</kbd>
                </Show>
                <Identity look={who().look} name={who().name} size={18} />
                <Show when={who().pilot === 'bot'}>
                  <span class="rail-bot">bot</span>
                </Show>
              </button>
            </li>
          )}
        </Index>
      </ol>
    </aside>
  );
}
