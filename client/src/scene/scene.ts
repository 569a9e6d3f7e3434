import { schemaOf } from '@tickdeck/shared/world/schema.js';
import type { GameLook } from '../games/look.js';
import type { Shown } from '../net/frame.js';
import type { Eye } from '../net/gazing.js';
import { type CameraMode, CameraRig, type Point } from './camera.js';
import { type Easel, nextFrame, type SetUpEasel } from './easel.js';
import { eyeOf } from './eye.js';
import { Gestures, type GestureTarget } from './gestures.js';
import { type Hands, SceneHands } from './hands.js';
import { Marks, type Move } from './marks.js';
import type { Overlay } from './overlay.js';
import { type Picked, pick } from './pick.js';
import { Strokes } from './strokes.js';
import { TargetFinder } from './target.js';

export interface SceneOptions extends Hands {
  /** Whether hands on the canvas move the camera and pick rows (watch, control) or are the game's (play). */
  readonly hands: 'camera' | 'game';
  /** Who draws: this page itself, or a thread beside it. */
  readonly easel: SetUpEasel;
  /** Plays a zzfx sound at a place relative to the middle of the screen, in world units; see ui/sound.ts. */
  readonly play?: (sound: readonly number[], dx: number, dy: number) => void;
}

/** The game on a canvas. Draws when told to; start it once, call draw whenever `next` says so, destroy it at the end. */
export interface Scene {
  /** Settles when the first frame can be seen; rejects when the browser has no WebGL. */
  readonly ready: Promise<void>;
  readonly looking: CameraMode;
  /** Where the camera looks, unless that is the whole world or the own avatar. */
  readonly eye: Eye | undefined;
  readonly framesPerSecond: number;
  look(mode: CameraMode): void;
  /** Calls `run` with the next display frame for which there is time to draw; what this returns takes it back. */
  next(run: FrameRequestCallback): () => void;
  /** Has this drawn; what hands do is about it from now on. */
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
  const targets = new TargetFinder(look.game);
  const marks = new Marks(look);
  const overlays: Overlay[] = [marks];
  const hands = new SceneHands(camera, look, marks, options);
  const backdrop = document.createElement('div');
  backdrop.style.cssText = 'position: absolute; inset: 0; overflow: hidden; pointer-events: none';
  const behind = look.createBackdrop?.(backdrop, resolution);
  const strokes = new Strokes();
  let easel: Easel | undefined;
  let state: 'there' | 'destroyed' = 'there';

  const resize = () => camera.resize(host.clientWidth, host.clientHeight);
  // Whole pixels: stretched over the fraction of one that a panel may have, the whole picture would be blurred.
  const fit = ({ style }: HTMLCanvasElement) => {
    style.width = `${camera.width}px`;
    style.height = `${camera.height}px`;
  };
  const watcher = new ResizeObserver(() => {
    resize();
    if (!easel) return;
    fit(easel.canvas);
    easel.resize(camera.width, camera.height);
  });
  const start = async () => {
    resize();
    const { width, height } = camera;
    const tables = schemaOf(look.game.state).tables.map(({ name, capacity, columns }) => ({
      name,
      capacity,
      fields: columns.map((column) => column.name),
    }));
    const subject = { game: look.game.id, tables, width, height, resolution, reducedMotion };
    const made = await options.easel(subject, (sound, x, y) => options.play?.(sound, x - camera.x, y - camera.y));
    if (state === 'destroyed') return made.destroy();
    easel = made;
    easel.canvas.style.cssText = 'position: absolute; inset: 0; display: block';
    fit(easel.canvas);
    host.append(backdrop, easel.canvas);
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
      return easel?.framesPerSecond ?? 0;
    },
    look: (mode) => camera.look(mode),
    next: (run) => (easel ? easel.next(run) : nextFrame(run)),
    draw(shown) {
      hands.shown = shown;
      if (!easel) return;
      camera.update(targets.find(shown, camera.looking), shown.elapsedMs);
      behind?.update(camera);
      strokes.begin(camera);
      for (const overlay of overlays) overlay.draw(strokes, shown, camera);
      easel.draw({ shown, camera, lines: strokes.end() });
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
      state = 'destroyed';
      watcher.disconnect();
      gestures?.destroy();
      backdrop.remove();
      easel?.canvas.remove();
      easel?.destroy();
      easel = undefined;
    },
  };
}
