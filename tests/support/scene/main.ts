import { looks } from '@tickdeck/client/games/index.js';
import type { Shown } from '@tickdeck/client/net/frame.js';
import { createScene, type Scene } from '@tickdeck/client/scene/scene.js';
import { createSignal } from 'solid-js';
import { createComponent, render } from 'solid-js/web';
import { FakeShown } from '../fake-shown.js';

declare global {
  interface Window {
    /** For tests: the scene, its source, and what the loop measured. */
    harness: { readonly scene: Scene; readonly source: FakeShown; frames: number; player: number; running: boolean };
  }
}

// ?players=64&player=1&mode=own|overview|free&warm=600&hands=game|camera
const query = new URLSearchParams(location.search);
const numberOf = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
const stage = document.getElementById('stage');
const hud = document.getElementById('hud');
const look = Object.values(looks)[0];
if (!stage || !hud || !look) throw new Error('nothing to show');

const source = new FakeShown(look.game, numberOf('players', 64));
source.run(numberOf('warm', 900));
const scene = createScene(stage, look, { hands: query.get('hands') === 'camera' ? 'camera' : 'game' });
if (query.get('mode') === 'overview') scene.look({ kind: 'overview' });
const harness = { scene, source, frames: 0, player: numberOf('player', 1), running: true };
window.harness = harness;

const [shown, setShown] = createSignal<Shown>();
const compact = innerWidth < 700;
render(() => createComponent(look.Hud, { shown, compact }), hud);

let last = performance.now();
let owedTicks = 0;
let toldMs = 0;
const loop = (now: number) => {
  requestAnimationFrame(loop);
  const elapsedMs = Math.max(0, now - last);
  last = now;
  if (!harness.running) return;
  owedTicks = Math.min(6, owedTicks + (elapsedMs * look.game.tickRate) / 1000);
  const ticks = Math.floor(owedTicks);
  owedTicks -= ticks;
  source.run(ticks);
  const frame = source.show(harness.player, elapsedMs);
  scene.draw(frame);
  harness.frames++;
  if (now - toldMs < 100) return;
  toldMs = now;
  setShown({ ...frame });
};
requestAnimationFrame(loop);
