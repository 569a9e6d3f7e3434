import { CanvasSource, Rectangle, Texture } from 'pixi.js';
import { type Brush, createCanvas } from './canvas.js';

/** Empty pixels around every picture, so that smaller copies of the atlas do not mix neighbours. */
const GAP_PX = 4;

/** Paints around (0, 0), the middle of its picture. */
export type Painter = (context: Brush) => void;

/** Pictures painted side by side into one canvas, so that one draw call can show any of them. */
export class Atlas {
  /** All of it, for what must know where its pictures will be from. */
  readonly whole: Texture;
  private readonly source: CanvasSource;
  private readonly context: Brush;
  private readonly given: Texture[] = [];
  private x = 0;
  private y = 0;
  private shelf = 0;
  private state: 'sent' | 'painted' = 'sent';

  /** @param shown - smaller than it is painted as well, which takes smaller copies of it, or always pixel by pixel. */
  constructor(
    private readonly width: number,
    private readonly height: number,
    shown: 'at any size' | 'as painted' = 'at any size',
  ) {
    const [canvas, context] = createCanvas(width, height);
    this.context = context;
    const autoGenerateMipmaps = shown === 'at any size';
    this.source = new CanvasSource({
      resource: canvas,
      autoGenerateMipmaps,
      scaleMode: 'linear',
      mipmapFilter: 'nearest',
    });
    this.whole = new Texture({ source: this.source });
  }

  /** Whether there is room for one more picture. */
  fits(width: number, height: number): boolean {
    const isBelow = this.x + width + GAP_PX > this.width;
    return (isBelow ? this.y + this.shelf : this.y) + height + GAP_PX <= this.height;
  }

  /** Adds a picture of `width` × `height` pixels. @throws RangeError when the atlas is full. */
  add(width: number, height: number, paint: Painter): Texture {
    if (!this.fits(width, height)) throw new RangeError('atlas is full');
    if (this.x + width + GAP_PX > this.width) {
      this.x = 0;
      this.y += this.shelf;
      this.shelf = 0;
    }
    const frame = new Rectangle(this.x + GAP_PX / 2, this.y + GAP_PX / 2, width, height);
    this.x += width + GAP_PX;
    this.shelf = Math.max(this.shelf, height + GAP_PX);
    paintInside(this.context, frame, paint);
    this.state = 'painted';
    const texture = new Texture({ source: this.source, frame });
    this.given.push(texture);
    return texture;
  }

  /** Makes room: pictures that it gave are gone. */
  clear(): void {
    for (const texture of this.given.splice(0)) texture.destroy();
    this.context.clearRect(0, 0, this.width, this.height);
    this.x = 0;
    this.y = 0;
    this.shelf = 0;
  }

  /** Brings what was painted since the last call to where it is drawn from; an atlas painted before its first frame needs no call. */
  send(): void {
    if (this.state === 'painted') this.source.update();
    this.state = 'sent';
  }

  /** Frees the canvas and every picture in it. */
  destroy(): void {
    this.source.destroy();
  }
}

/** A picture in a canvas of its own, for the few that are large or change. */
export function paintTexture(width: number, height: number, paint: Painter): Texture {
  const [canvas, context] = createCanvas(width, height);
  paintInside(context, new Rectangle(0, 0, width, height), paint);
  return new Texture({ source: new CanvasSource({ resource: canvas, scaleMode: 'linear' }) });
}

function paintInside(context: Brush, frame: Rectangle, paint: Painter): void {
  context.save();
  context.beginPath();
  context.rect(frame.x, frame.y, frame.width, frame.height);
  context.clip();
  context.translate(frame.x + frame.width / 2, frame.y + frame.height / 2);
  paint(context);
  context.restore();
}
