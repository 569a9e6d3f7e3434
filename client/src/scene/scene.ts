// Pixi makes its shader code with `new Function` unless this comes first, and the page's policy forbids eval.
import 'pixi.js/unsafe-eval';
import { Application, Container } from 'pixi.js';
import type { GameLook } from '../games/look.js';
import type { Shown } from '../net/frame.js';
import type { Eye } from '../net/gazing.js';
import { type CameraMode, CameraRig, type Point } from './camera.js';
import { eyeOf } from './eye.js';
import { Gestures, type GestureTarget } from './gestures.js';
import { type Hands, SceneHands } from './hands.js';
import { Marks, type Move } from './marks.js';
import type { Overlay } from './overlay.js';
import { type Picked, pick } from './pick.js';
import { Quality } from './quality.js';
import { Strokes } from './strokes.js';
import { TargetFinder } from './target.js';

export interface SceneOptions extends Hands {
  /** Whether hands on the canvas move the camera and pick rows (watch, control) or are the game's (play). */
  readonly hands: 'camera' | 'game';
  /** Plays a zzfx sound at a place relative to the middle of the screen, in world units; see ui/sound.ts. */
  readonly play?: (sound: readonly number[], dx: number, dy: number) => void;
}

/** The game on a canvas. Draws when told to; start it once, call draw every animation frame, destroy it at the end. */
export interface Scene {
  /** Settles when the first frame can be seen; rejects when the browser has no WebGL. */
  readonly ready: Promise<void>;
  readonly looking: CameraMode;
  /** Where the camera looks, unless that is the whole world or the own avatar. */
  readonly eye: Eye | undefined;
  readonly framesPerSecond: number;
  look(mode: CameraMode): void;
  draw(shown: Shown): void;
  /** The row at a place of the canvas, CSS pixels. */
  pick(shown: Shown, screenX: number, screenY: number): Picked | undefined;
  /** Puts corners about these rows: they are what a drag moves. */
  mark(selection: readonly Picked[]): void;
  /** Shows where rows are to be put. */
  ghost(moves: readonly Move[]): void;
  /** What a drag over the empty world does. */
  take(tool: GestureTarget['tool']): void;
  /** Draws something over the game from now on; what it returns takes it away. */
  lay(overlay: Overlay): () => void;
  screenToWorld(x: number, y: number): Point;
  worldToScreen(x: number, y: number): Point;
  destroy(): void;
}

const RESOLUTION_MAX = 2;

/** Puts a game's view into `host`, which must be positioned; the canvas fills it and follows its size. */
export function createScene(host: HTMLElement, look: GameLook, options: SceneOptions): Scene {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const resolution = Math.min(RESOLUTION_MAX, window.devicePixelRatio || 1);
  const camera = new CameraRig(look.game.size[0], look.game.size[1], reducedMotion);
  const quality = new Quality();
  const targets = new TargetFinder(look.game);
  const marks = new Marks(look);
  const overlays: Overlay[] = [marks];
  const hands = new SceneHands(camera, look, marks, options);
  const [far, world, screen] = [new Container(), new Container(), new Container()];
  const backdrop = document.createElement('div');
  backdrop.style.cssText = 'position: absolute; inset: 0; overflow: hidden; pointer-events: none';
  const view = look.createView({
    backdrop,
    far,
    world,
    screen,
    reducedMotion,
    resolution,
    quality: () => quality.value,
    play: (sound, x, y) => options.play?.(sound, x - camera.x, y - camera.y),
  });
  // Players have nothing drawn over their game.
  const strokes = options.hands === 'camera' ? new Strokes() : undefined;
  const app = new Application();
  let state: 'starting' | 'running' | 'destroyed' = 'starting';
  let sharpness = 1;

  const resize = () => camera.resize(host.clientWidth, host.clientHeight);
  const watcher = new ResizeObserver(() => {
    resize();
    if (state !== 'running') return;
    app.renderer.resize(camera.width, camera.height);
    // Another size empties the picture, and this is after the frame was drawn: without this it would flash.
    app.render();
  });
  const start = async () => {
    resize();
    await app.init({
      preference: 'webgl',
      width: camera.width,
      height: camera.height,
      resolution,
      autoDensity: true,
      // Everything in a scene is a picture with soft edges; multisampling would only double the work of software GL.
      antialias: false,
      backgroundAlpha: 0,
      autoStart: false,
      sharedTicker: false,
      eventMode: 'none',
    });
    if (state === 'destroyed') return app.destroy(true, { children: true });
    // One texture a draw call: software GL runs every branch of a shader that chooses among sixteen, and the few
    // pictures that are no quads cost more that way than the extra calls do.
    app.renderer.limits.maxBatchableTextures = 1;
    state = 'running';
    app.stage.addChild(far, world, screen);
    if (strokes) app.stage.addChild(strokes.container);
    app.canvas.style.cssText += '; display: block; position: absolute; inset: 0';
    host.append(backdrop, app.canvas);
    watcher.observe(host);
  };

  const gestures = options.hands === 'camera' ? new Gestures(host, hands) : undefined;

  return {
    ready: start(),
    get looking(): CameraMode {
      const { looking, x, y, zoom } = camera;
      return looking.kind === 'free' ? { kind: 'free', at: { x, y, zoom } } : looking;
    },
    get eye() {
      return eyeOf(camera);
    },
    get framesPerSecond() {
      return quality.framesPerSecond;
    },
    look: (mode) => camera.look(mode),
    draw(shown) {
      hands.shown = shown;
      if (state !== 'running') return;
      quality.measure(performance.now());
      if (sharpness !== quality.sharpness) {
        sharpness = quality.sharpness;
        app.renderer.resize(camera.width, camera.height, resolution * sharpness);
      }
      camera.update(targets.find(shown, camera.looking), shown.elapsedMs);
      view.update(shown, camera);
      if (strokes) {
        strokes.begin(camera);
        for (const overlay of overlays) overlay.draw(strokes, shown, camera);
        strokes.end();
      }
      world.scale.set(camera.zoom);
      world.position.set(
        camera.width / 2 - camera.x * camera.zoom + view.shake.x,
        camera.height / 2 - camera.y * camera.zoom + view.shake.y,
      );
      app.render();
    },
    pick: (shown, x, y) => pick(look, shown, camera, x, y),
    mark: (selection) => marks.mark(selection),
    ghost: (moves) => marks.ghost(moves),
    take(tool) {
      hands.tool = tool;
    },
    lay(overlay) {
      // Under the marks: what hands have done is always in sight.
      overlays.unshift(overlay);
      return () => void overlays.splice(overlays.indexOf(overlay), 1);
    },
    screenToWorld: (x, y) => camera.screenToWorld(x, y),
    worldToScreen: (x, y) => camera.worldToScreen(x, y),
    destroy() {
      if (state === 'destroyed') return;
      const running = state === 'running';
      state = 'destroyed';
      watcher.disconnect();
      gestures?.destroy();
      view.destroy();
      strokes?.destroy();
      backdrop.remove();
      if (running) app.destroy({ removeView: true }, { children: true });
    },
  };
}
