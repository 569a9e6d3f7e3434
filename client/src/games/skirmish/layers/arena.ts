import { ARENA_HEIGHT, ARENA_WIDTH } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { LIGHT, STRUCTURE, STRUCTURE_BRIGHT } from '../art/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';

const GRID = 200;
const BORDER_GLOW = 44;
const CENTRE_RADIUS = 270;
const CENTRE_LINKS = 64;
const CORNER = 90;
const PULSES = 6;
/** Units a tick that lights run along the border. */
const PULSE_SPEED = 5;
const PERIMETER = 2 * (ARENA_WIDTH + ARENA_HEIGHT);

/** The floor's hints of a grid, and the border that glows. */
export class Arena {
  constructor(private readonly sheet: Sheet) {}

  update(frame: Frame, floor: Quads, light: Quads): void {
    this.drawGrid(frame, floor);
    this.drawBorder(frame, light);
    this.drawPulses(frame, light);
  }

  private drawGrid(frame: Frame, floor: Quads): void {
    const { pixel } = frame;
    const line = inked(STRUCTURE, 0.055);
    for (let x = GRID * 2; x < ARENA_WIDTH; x += GRID * 2) {
      floor.put(this.sheet.square, x, ARENA_HEIGHT / 2, 0, pixel / 8, ARENA_HEIGHT / 8, line);
    }
    for (let y = GRID * 2; y < ARENA_HEIGHT; y += GRID * 2) {
      floor.put(this.sheet.square, ARENA_WIDTH / 2, y, 0, ARENA_WIDTH / 8, pixel / 8, line);
    }
    // Two strokes each, a pixel thin: a picture of a plus would be empty for the most part.
    const { square } = this.sheet;
    const plus = inked(STRUCTURE_BRIGHT, 0.32);
    const [long, thin] = [(11 * Math.max(pixel, 0.6)) / 8, pixel / 8];
    const step = frame.far ? 2 * GRID : GRID;
    for (let x = step; x < ARENA_WIDTH; x += step) {
      for (let y = step; y < ARENA_HEIGHT; y += step) {
        if (!frame.sees(x, y, 10)) continue;
        floor.put(square, x, y, 0, long, thin, plus);
        floor.put(square, x, y, 0, thin, long, plus);
      }
    }
    this.drawCentre(frame, floor);
  }

  /** A ring of links marks the middle: a landmark in a place without any. */
  private drawCentre(frame: Frame, floor: Quads): void {
    if (!frame.sees(ARENA_WIDTH / 2, ARENA_HEIGHT / 2, CENTRE_RADIUS)) return;
    const ink = inked(STRUCTURE_BRIGHT, 0.16);
    const links = frame.far ? CENTRE_LINKS / 2 : CENTRE_LINKS;
    const length = (0.9 * CENTRE_LINKS) / links;
    for (let n = 0; n < links; n++) {
      const turn = (n / links) * Math.PI * 2;
      const x = ARENA_WIDTH / 2 + Math.cos(turn) * CENTRE_RADIUS;
      const y = ARENA_HEIGHT / 2 + Math.sin(turn) * CENTRE_RADIUS;
      floor.put(this.sheet.link, x, y, turn + Math.PI / 2, length, 0.25, ink);
    }
  }

  private drawBorder(frame: Frame, light: Quads): void {
    const breath = 0.24 + 0.04 * Math.sin(frame.tick * 0.02);
    const thin = Math.max(2.2, frame.pixel * 2);
    const { beam, square } = this.sheet;
    for (const side of [0, 1]) {
      const [x, y] = [side * ARENA_WIDTH, side * ARENA_HEIGHT];
      const [middleX, middleY] = [ARENA_WIDTH / 2, ARENA_HEIGHT / 2];
      const glow = BORDER_GLOW / 64;
      light.put(beam, middleX, y, 0, ARENA_WIDTH / 64, glow, inked(STRUCTURE, breath));
      light.put(beam, x, middleY, Math.PI / 2, ARENA_HEIGHT / 64, glow, inked(STRUCTURE, breath));
      light.put(square, middleX, y, 0, ARENA_WIDTH / 8, thin / 8, inked(STRUCTURE_BRIGHT, 0.85));
      light.put(square, x, middleY, 0, thin / 8, ARENA_HEIGHT / 8, inked(STRUCTURE_BRIGHT, 0.85));
    }
    this.drawCorners(light, thin);
  }

  private drawCorners(light: Quads, thin: number): void {
    const ink = inked(LIGHT, 0.9);
    for (const sideX of [0, 1]) {
      for (const sideY of [0, 1]) {
        const [x, y] = [sideX * ARENA_WIDTH, sideY * ARENA_HEIGHT];
        const [inX, inY] = [x + (0.5 - sideX) * CORNER, y + (0.5 - sideY) * CORNER];
        light.put(this.sheet.square, inX, y, 0, CORNER / 8, (thin * 2) / 8, ink);
        light.put(this.sheet.square, x, inY, 0, (thin * 2) / 8, CORNER / 8, ink);
      }
    }
  }

  private drawPulses({ tick }: Frame, light: Quads): void {
    const color = inked(LIGHT, 0.5);
    for (let i = 0; i < PULSES; i++) {
      const way = (tick * PULSE_SPEED + (i * PERIMETER) / PULSES) % PERIMETER;
      if (way < ARENA_WIDTH) this.drawPulse(light, way, 0, 0, color);
      else if (way < ARENA_WIDTH + ARENA_HEIGHT) this.drawPulse(light, ARENA_WIDTH, way - ARENA_WIDTH, 1, color);
      else if (way < 2 * ARENA_WIDTH + ARENA_HEIGHT)
        this.drawPulse(light, 2 * ARENA_WIDTH + ARENA_HEIGHT - way, ARENA_HEIGHT, 2, color);
      else this.drawPulse(light, 0, PERIMETER - way, 3, color);
    }
  }

  private drawPulse(light: Quads, x: number, y: number, side: number, ink: number): void {
    light.put(this.sheet.spark, x, y, (side * Math.PI) / 2, 1.6, 0.7, ink);
  }
}
