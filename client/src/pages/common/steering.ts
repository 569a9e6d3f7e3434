import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import { createHands, type HandsOptions } from '../../input/hands.js';
import type { Sticks } from '../../input/touch.js';
import type { GameClient } from '../../net/client.js';
import type { Shown } from '../../net/frame.js';
import type { Scene } from '../../scene/scene.js';
import { avatarsOf } from './avatars.js';

/** The element played on, and what is drawn on it. */
export interface Stage {
  readonly surface: HTMLElement;
  readonly scene: Scene;
}

export interface SteeringOptions {
  readonly client: GameClient;
  readonly look: GameLook;
  /** Nobody's hands are on the controls while there is none. */
  readonly stage: Accessor<Stage | undefined>;
  /** Whose avatar is steered. */
  readonly player: (shown: Shown) => number;
  readonly keys?: HandsOptions['keys'];
}

/** Puts a person's hands on the client's controls while there is a stage; gives the touch sticks to draw. */
export function createSteering(options: SteeringOptions): Accessor<Sticks | undefined> {
  const { client, look, stage, player, keys = 'shared' } = options;
  const avatars = avatarsOf(look.game);
  const [sticks, setSticks] = createSignal<Sticks>();

  createEffect(() => {
    const on = stage();
    if (!on) return;
    const { surface, scene } = on;
    let seen: Shown | undefined;
    const ownOnScreen = () => {
      const at = seen && avatars.placeIn(seen, player(seen));
      return at ? scene.worldToScreen(at.x, at.y) : { x: surface.clientWidth / 2, y: surface.clientHeight / 2 };
    };
    const hands = createHands(surface, ownOnScreen, { keys });
    client.setSteer((shown) => {
      seen = shown;
      return look.inputOf(hands.read(), shown, avatars.indexIn(shown, player(shown)));
    });
    let request = requestAnimationFrame(function draw() {
      setSticks(hands.sticks());
      request = requestAnimationFrame(draw);
    });
    onCleanup(() => {
      cancelAnimationFrame(request);
      setSticks(undefined);
      client.setSteer(undefined);
      hands.destroy();
    });
  });
  return sticks;
}
