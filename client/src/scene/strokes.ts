import type { Camera } from '../games/view.js';
import type { Ink } from './ink.js';
import { LINE_CELLS, type Lines } from './picture.js';

/** Lines that one frame draws; beyond that they are left out. */
export const LINES_MAX = 16_000;
const LINES_AT_FIRST = 256;
/** A round has a corner every so many pixels, but not fewer or more corners than these. */
const CORNER_EVERY_PX = 7;
const CORNERS_MIN = 10;
const CORNERS_MAX = 64;

/**
 * Lines over the game, said anew every frame in world units: begin, line, ring, …, end. They become straight lines on the
 * screen; nothing is allocated once the fullest frame has been seen.
 */
export class Strokes implements Lines {
  cells = new Float64Array(LINES_AT_FIRST * LINE_CELLS);
  count = 0;
  private camera: Camera = { x: 0, y: 0, zoom: 1, width: 1, height: 1 };

  begin(camera: Camera): void {
    this.camera = camera;
    this.count = 0;
  }

  /** What was drawn since `begin`, in arrays that are used again. */
  end(): Lines {
    return this;
  }

  /** World units of one CSS pixel. */
  get pixel(): number {
    return 1 / this.camera.zoom;
  }

  line(x0: number, y0: number, x1: number, y1: number, ink: Ink): void {
    const { x, y, zoom, width, height } = this.camera;
    const [left, top] = [(x0 - x) * zoom + width / 2, (y0 - y) * zoom + height / 2];
    const [right, bottom] = [(x1 - x) * zoom + width / 2, (y1 - y) * zoom + height / 2];
    if (ink.dash === 'whole') this.put(left, top, right, bottom, ink);
    else this.putDashed(left, top, right, bottom, ink);
  }

  /** A circle; a dashed one lacks every second stretch. */
  ring(x: number, y: number, radius: number, ink: Ink): void {
    this.arc(x, y, radius, 0, 2 * Math.PI, ink);
  }

  /** Part of a circle, from one direction to another in radians. */
  arc(x: number, y: number, radius: number, from: number, to: number, ink: Ink): void {
    const { camera } = this;
    const reach = radius * camera.zoom;
    const [atX, atY] = [
      (x - camera.x) * camera.zoom + camera.width / 2,
      (y - camera.y) * camera.zoom + camera.height / 2,
    ];
    if (atX + reach < 0 || atY + reach < 0 || atX - reach > camera.width || atY - reach > camera.height) return;
    const corners = Math.max(CORNERS_MIN, Math.min(CORNERS_MAX, Math.ceil((reach * (to - from)) / CORNER_EVERY_PX)));
    const every = ink.dash === 'whole' ? 1 : 2;
    const turn = (to - from) / corners;
    for (let i = 0; i < corners; i += every) {
      const [start, end] = [from + i * turn, from + (i + 1) * turn];
      this.put(
        atX + Math.cos(start) * reach,
        atY + Math.sin(start) * reach,
        atX + Math.cos(end) * reach,
        atY + Math.sin(end) * reach,
        ink,
      );
    }
  }

  /** Everything within `radius` of a box about a place: a circle, a box, or a box with round corners. */
  outline(x: number, y: number, width: number, height: number, radius: number, ink: Ink): void {
    const [right, bottom] = [width / 2, height / 2];
    if (right === 0 && bottom === 0) {
      this.ring(x, y, radius, ink);
      return;
    }
    this.line(x - right, y - bottom - radius, x + right, y - bottom - radius, ink);
    this.line(x + right + radius, y - bottom, x + right + radius, y + bottom, ink);
    this.line(x + right, y + bottom + radius, x - right, y + bottom + radius, ink);
    this.line(x - right - radius, y + bottom, x - right - radius, y - bottom, ink);
    if (radius === 0) return;
    const quarter = Math.PI / 2;
    this.arc(x + right, y + bottom, radius, 0, quarter, ink);
    this.arc(x - right, y + bottom, radius, quarter, 2 * quarter, ink);
    this.arc(x - right, y - bottom, radius, 2 * quarter, 3 * quarter, ink);
    this.arc(x + right, y - bottom, radius, 3 * quarter, 4 * quarter, ink);
  }

  private putDashed(x0: number, y0: number, x1: number, y1: number, ink: Ink): void {
    const { width, height } = this.camera;
    // Seen from near, a line across the whole world would else have thousands of dashes, nearly all of them off the screen.
    const reach = Math.max(width, height);
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = Math.sqrt(dx * dx + dy * dy);
    const dashes = Math.floor(Math.min(length, 2 * reach) / (2 * CORNER_EVERY_PX)) + 1;
    for (let i = 0; i < dashes; i++) {
      const [start, end] = [i / dashes, (i + 0.5) / dashes];
      this.put(x0 + dx * start, y0 + dy * start, x0 + dx * end, y0 + dy * end, ink);
    }
  }

  /** One straight line between two places of the screen. */
  private put(x0: number, y0: number, x1: number, y1: number, { width, color }: Ink): void {
    const { camera } = this;
    if (Math.max(x0, x1) < 0 || Math.max(y0, y1) < 0) return;
    if (Math.min(x0, x1) > camera.width || Math.min(y0, y1) > camera.height) return;
    if (this.count === LINES_MAX) return;
    let at = this.count++ * LINE_CELLS;
    if (at === this.cells.length) this.grow();
    const { cells } = this;
    cells[at++] = x0;
    cells[at++] = y0;
    cells[at++] = x1;
    cells[at++] = y1;
    cells[at++] = width;
    cells[at] = color;
  }

  private grow(): void {
    const { cells } = this;
    this.cells = new Float64Array(2 * cells.length);
    this.cells.set(cells);
  }
}
