import type { News } from '@tickdeck/shared/topics/all.js';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import type { GameClient } from '../../net/client.js';
import type { Scene } from '../../scene/scene.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { createSteering } from './steering.js';
import { Thumbs } from './thumbs.js';

/** Two presses of Escape within this give the controls back. */
const TWICE_MS = 700;

/**
 * What lies over the arena of a page that steers in somebody's stead: it takes hands on keyboard, mouse, gamepad and glass as
 * playing does, and a bar says who is steered, for how much longer, and how to give that back.
 */
export function LentControls(props: {
  readonly client: GameClient;
  readonly look: GameLook;
  readonly scene: Scene;
  readonly lease: News<'leases'>[string];
  readonly secondsLeft: number;
  readonly onGiveBack: () => void;
}) {
  const [surface, setSurface] = createSignal<HTMLElement>();
  const sticks = createSteering({
    client: props.client,
    look: props.look,
    stage: () => {
      const on = surface();
      return on && { surface: on, scene: props.scene };
    },
    player: () => props.lease.player,
    keys: 'alone',
  });

  let escapedAtMs = Number.NEGATIVE_INFINITY;
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.timeStamp - escapedAtMs < TWICE_MS) props.onGiveBack();
    escapedAtMs = event.timeStamp;
  };
  onMount(() => window.addEventListener('keydown', pressed, true));
  onCleanup(() => window.removeEventListener('keydown', pressed, true));

  return (
    <>
      <div class="lent-surface" ref={setSurface} />
      <Show when={sticks()}>{(drawn) => <Thumbs sticks={drawn()} />}</Show>
      <div class="lent-bar" role="status">
        <Icon name="hands" />
        <span>
          You steer <strong>{props.lease.name}</strong>, {props.secondsLeft} s more
        </span>
        <Button tone="glass" onClick={() => props.onGiveBack()}>
          Give back <kbd>Esc Esc</kbd>
        </Button>
      </div>
    </>
  );
}
