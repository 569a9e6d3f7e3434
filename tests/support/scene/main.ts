import '@tickdeck/client/ui/theme.css';
import { huds } from '@tickdeck/client/games/huds.js';
import { looks } from '@tickdeck/client/games/index.js';
import type { Shown } from '@tickdeck/client/net/frame.js';
import { drawBeside } from '@tickdeck/client/scene/beside/draw-beside.js';
import { drawHere } from '@tickdeck/client/scene/draw-here.js';
import type { Move } from '@tickdeck/client/scene/marks.js';
import type { Picked } from '@tickdeck/client/scene/pick.js';
import { createScene, type Scene } from '@tickdeck/client/scene/scene.js';
import { createSound } from '@tickdeck/client/ui/sound.js';
import { createSignal } from 'solid-js';
import { createComponent, render } from 'solid-js/web';
import { FakeShown } from '../fake-shown.js';

/** What tests see of the page. */
export interface Harness {
  readonly scene: Scene;
  readonly source: FakeShown;
  /** What hands picked and dropped, newest last. */
  readonly picked: (Picked | undefined)[];
  readonly moved: Move[];
  frames: number;
  muted: boolean;
  /** Simulated time stands still while this is false; the scene is drawn all the same. */
  running: boolean;
  /** Draws a frame now, if this thread draws, and counts the different colours of the canvas. */
  colors(): number;
  shown(): Shown;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

// ?players=64&player=1&mode=overview&warm=600&hands=camera&easel=beside
const query = new URLSearchParams(location.search);
const numberOf = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
const stage = document.getElementById('stage');
const hud = document.getElementById('hud');
const look = Object.values(looks)[0];
const over = huds[look?.game.id ?? ''];
if (!stage || !hud || !look || !over) throw new Error('nothing to show');

const player = numberOf('player', 1);
const source = new FakeShown(look.game, numberOf('players', 64));
source.run(numberOf('warm', 900));
const picked: Harness['picked'] = [];
const moved: Harness['moved'] = [];
const sound = createSound(() => harness.muted, look.sounds);
const scene = createScene(stage, look, {
  play: sound.play,
  hands: query.get('hands') === 'camera' ? 'camera' : 'game',
  easel: query.get('easel') === 'beside' ? drawBeside : drawHere,
  onPick: (row) => picked.push(row),
  onMove: (moves) => moved.push(...moves),
});
if (query.get('mode') === 'overview') scene.look({ kind: 'overview' });

const [shown, setShown] = createSignal<Shown>();
render(() => createComponent(over.Hud, { shown, compact: innerWidth < 700 }), hud);

const harness: Harness = {
  scene,
  source,
  picked,
  moved,
  frames: 0,
  muted: false,
  running: true,
  colors() {
    scene.draw(source.show(player, 0));
    // In the same task as the drawing: afterwards the canvas may be empty.
    return countColors(stage.querySelector(':scope > canvas'));
  },
  shown: () => source.show(player, 0),
};
window.harness = harness;

let last = performance.now();
let owedTicks = 0;
let toldMs = 0;
const loop = (now: number) => {
  const elapsedMs = Math.max(0, now - last);
  last = now;
  owedTicks = harness.running ? Math.min(6, owedTicks + (elapsedMs * look.game.tickRate) / 1000) : 0;
  const ticks = Math.floor(owedTicks);
  owedTicks -= ticks;
  source.run(ticks);
  const frame = source.show(player, elapsedMs);
  scene.draw(frame);
  scene.next(loop);
  harness.frames++;
  if (now - toldMs < 100) return;
  toldMs = now;
  setShown({ ...frame });
};
scene.next(loop);

function countColors(canvas: HTMLCanvasElement | null): number {
  const copy = document.createElement('canvas');
  copy.width = 240;
  copy.height = 160;
  const context = copy.getContext('2d');
  if (!canvas || !context) return 0;
  context.drawImage(canvas, 0, 0, copy.width, copy.height);
  const pixels = new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer);
  return new Set(pixels).size;
}
