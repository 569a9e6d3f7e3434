// Pixi makes its shader code with `new Function` unless this comes first, and the page's policy forbids eval.
import 'pixi.js/unsafe-eval';
import { Container, WebGLRenderer } from 'pixi.js';
import type { GameView } from '../../games/view.js';
import { views } from '../../games/views.js';
import type { PlayAt, Subject } from '../easel.js';
import type { Picture } from '../picture.js';
import type { Canvas } from './canvas.js';
import { LineLayer } from './line-layer.js';
import { Quality } from './quality.js';

/** A game drawn on a canvas, with lines over it; on whichever thread holds the canvas. */
export class Drawing {
  private readonly quality = new Quality();
  private readonly stage = new Container();
  private readonly world = new Container();
  private readonly lines = new LineLayer();
  private readonly view: GameView;
  private sharpness = 1;

  /** @throws Error when the browser has no WebGL, or nothing draws this game. */
  static async start(canvas: Canvas, subject: Subject, play: PlayAt): Promise<Drawing> {
    const renderer = new WebGLRenderer();
    await renderer.init({
      canvas,
      width: subject.width,
      height: subject.height,
      resolution: subject.resolution,
      // Everything in a scene is a picture with soft edges; multisampling would only double the work of software GL.
      antialias: false,
      backgroundAlpha: 0,
      eventMode: 'none',
    });
    // One texture a draw call: software GL runs every branch of a shader that chooses among sixteen, and the few
    // pictures that are no quads cost more that way than the extra calls do.
    renderer.limits.maxBatchableTextures = 1;
    return new Drawing(renderer, subject, play);
  }

  private constructor(
    private readonly renderer: WebGLRenderer,
    private readonly subject: Subject,
    play: PlayAt,
  ) {
    const createView = views[subject.game];
    if (!createView) throw new Error(`nothing draws the game ${subject.game}`);
    const { world } = this;
    const [far, screen] = [new Container(), new Container()];
    const { reducedMotion, resolution } = subject;
    this.view = createView({ far, world, screen, reducedMotion, resolution, quality: () => this.quality.value, play });
    this.stage.addChild(far, world, screen, this.lines.container);
  }

  get framesPerSecond(): number {
    return this.quality.framesPerSecond;
  }

  /** Another size empties the picture: without drawing again at once it would flash. */
  resize(width: number, height: number): void {
    this.renderer.resize(width, height);
    this.renderer.render(this.stage);
  }

  draw({ shown, camera, lines }: Picture): void {
    const { quality, renderer, view, world } = this;
    quality.measure(performance.now());
    if (this.sharpness !== quality.sharpness) {
      this.sharpness = quality.sharpness;
      renderer.resize(camera.width, camera.height, this.subject.resolution * this.sharpness);
    }
    view.update(shown, camera);
    this.lines.update(lines);
    world.scale.set(camera.zoom);
    world.position.set(
      camera.width / 2 - camera.x * camera.zoom + view.shake.x,
      camera.height / 2 - camera.y * camera.zoom + view.shake.y,
    );
    renderer.render(this.stage);
  }

  destroy(): void {
    this.view.destroy();
    this.lines.destroy();
    this.stage.destroy({ children: true });
    this.renderer.destroy({ removeView: true });
  }
}
