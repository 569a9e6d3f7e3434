import type { Container } from 'pixi.js';
import { LINE_CELLS, type Lines } from '../picture.js';
import { LINES_MAX } from '../strokes.js';
import { paintTexture } from './atlas.js';
import type { Brush } from './canvas.js';
import { Quads } from './quads.js';

/** The picture of a line: it is soft across, so that slanting ones have no steps. */
const LENGTH_PX = 8;
const WIDTH_PX = 16;
const SOFT_PX = 4;

/** Straight lines over the game, in one draw call. */
export class LineLayer {
  readonly container: Container;
  private readonly texture = paintTexture(LENGTH_PX, WIDTH_PX, paintLine);
  private readonly quads = new Quads(this.texture, LINES_MAX);

  constructor() {
    this.container = this.quads.container;
  }

  update({ count, cells }: Lines): void {
    this.quads.begin();
    for (let i = 0; i < count; i++) {
      const at = i * LINE_CELLS;
      const [x0, y0, x1, y1] = [cells[at], cells[at + 1], cells[at + 2], cells[at + 3]] as [
        number,
        number,
        number,
        number,
      ];
      const [dx, dy] = [x1 - x0, y1 - y0];
      this.quads.put(
        this.texture,
        (x0 + x1) / 2,
        (y0 + y1) / 2,
        Math.atan2(dy, dx),
        Math.sqrt(dx * dx + dy * dy) / LENGTH_PX,
        // The soft edges lie half inside and half outside of what the line is wide.
        (cells[at + 4] as number) / (WIDTH_PX - SOFT_PX),
        cells[at + 5] as number,
      );
    }
    this.quads.end();
  }

  destroy(): void {
    this.container.destroy({ children: true });
    this.texture.destroy(true);
  }
}

function paintLine(context: Brush): void {
  const across = context.createLinearGradient(0, -WIDTH_PX / 2, 0, WIDTH_PX / 2);
  const soft = SOFT_PX / WIDTH_PX;
  across.addColorStop(0, 'rgb(255 255 255 / 0)');
  across.addColorStop(soft, '#fff');
  across.addColorStop(1 - soft, '#fff');
  across.addColorStop(1, 'rgb(255 255 255 / 0)');
  context.fillStyle = across;
  context.fillRect(-LENGTH_PX / 2, -WIDTH_PX / 2, LENGTH_PX, WIDTH_PX);
}
