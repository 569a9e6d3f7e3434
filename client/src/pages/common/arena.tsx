import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import type { GameLook } from '../../games/look.js';
import type { GameClient } from '../../net/client.js';
import type { Shown } from '../../net/frame.js';
import { createScene, type Scene, type SceneOptions } from '../../scene/scene.js';
import { DeadEnd } from './ended.js';
import type { Ending } from './ending.js';

/** How often panels hear of a new frame; the canvas gets every one. */
const PANELS_EVERY_MS = 100;

const NO_WEBGL: Ending = {
  title: 'This browser cannot draw the arena',
  advice: 'It offers no WebGL. Switch on hardware acceleration in its settings, or open this page in another browser.',
  ways: ['reload', 'lobby'],
};

declare global {
  interface Window {
    /** For reading from tests and the console: what this page knows, and what it draws or drew last. */
    tickdeck?: { readonly client: GameClient; readonly scene: Scene };
  }
}

/** The canvas, and the loop that takes every display frame from the client to it. */
export function Arena(props: {
  readonly client: GameClient;
  readonly look: GameLook;
  readonly room: string;
  readonly options: SceneOptions;
  /** The scene is there, on this element. */
  readonly onScene: (scene: Scene, surface: HTMLElement) => void;
  /** What stands there when the browser cannot draw; without it the page is at an end. */
  readonly undrawn?: JSX.Element;
  /** Hears some ten frames a second. */
  readonly onShown: (shown: Shown) => void;
}) {
  const [broken, setBroken] = createSignal(false);
  let host: HTMLDivElement | undefined;

  onMount(() => {
    if (!host) return;
    const scene = createScene(host, props.look, props.options);
    const { client } = props;
    let told = 0;
    let takeBack = () => {};
    const show = (nowMs: number) => {
      const shown = client.show();
      if (!shown) return;
      scene.draw(shown);
      const { eye } = scene;
      if (eye) client.gaze(eye);
      if (nowMs - told < PANELS_EVERY_MS) return;
      told = nowMs;
      props.onShown(shown);
    };
    const frame = (nowMs: number) => {
      try {
        show(nowMs);
      } finally {
        // One bad frame is no end.
        takeBack = scene.next(frame);
      }
    };
    takeBack = scene.next(frame);
    scene.ready.catch(() => setBroken(true));
    window.tickdeck = { client, scene };
    props.onScene(scene, host);
    onCleanup(() => {
      takeBack();
      scene.destroy();
    });
  });

  return (
    <>
      <div class="arena" ref={host} />
      <Show when={broken()}>{props.undrawn ?? <DeadEnd ending={NO_WEBGL} room={props.room} />}</Show>
    </>
  );
}
