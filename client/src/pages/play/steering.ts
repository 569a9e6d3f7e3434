import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { createHands } from '../../input/hands.js';
import type { Sticks } from '../../input/touch.js';
import type { GameClient } from '../../net/client.js';
import type { Shown } from '../../net/frame.js';
import type { Scene } from '../../scene/scene.js';
import { ownAvatarOf } from './own-avatar.js';

/** The element played on, and what is drawn on it. */
export interface Stage {
  readonly surface: HTMLElement;
  readonly scene: Scene;
}

/** Puts a person's hands on the client's controls while there is a stage; gives the touch sticks to draw. */
export function createSteering(
  client: GameClient,
  look: GameLook,
  stage: Accessor<Stage | undefined>,
): Accessor<Sticks | undefined> {
  const own = ownAvatarOf(look.game);
  const [sticks, setSticks] = createSignal<Sticks>();

  createEffect(() => {
    const on = stage();
    if (!on) return;
    const { surface, scene } = on;
    let seen: Shown | undefined;
    const ownOnScreen = () => {
      const at = seen && own.placeIn(seen);
      return at ? scene.worldToScreen(at.x, at.y) : { x: surface.clientWidth / 2, y: surface.clientHeight / 2 };
    };
    const hands = createHands(surface, ownOnScreen);
    client.setSteer((shown) => {
      seen = shown;
      return look.inputOf(hands.read(), shown, own.indexIn(shown));
    });
    let request = requestAnimationFrame(function draw() {
      setSticks(hands.sticks());
      request = requestAnimationFrame(draw);
    });
    onCleanup(() => {
      cancelAnimationFrame(request);
      client.setSteer(undefined);
      hands.destroy();
    });
  });
  return sticks;
}
