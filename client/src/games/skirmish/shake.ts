import type { Frame } from './frame.js';

const REACH_PX = 15;
/** Farther than this, in world units, a blast shakes nothing. */
const DISTANCE = 900;

/** Shakes the camera: what happens adds trauma, the picture moves by its square, so that small knocks hardly show. */
export class Shake {
  x = 0;
  y = 0;
  private trauma = 0;

  constructor(private readonly reducedMotion: boolean) {}

  add(trauma: number): void {
    this.trauma = Math.min(1, this.trauma + trauma);
  }

  /** Trauma from a place: the nearer to the camera's middle, the more. */
  at({ camera }: Frame, x: number, y: number, trauma: number): void {
    const [dx, dy] = [x - camera.x, y - camera.y];
    this.add(trauma * Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / DISTANCE) ** 2);
  }

  update({ tick, seconds }: Frame): void {
    this.trauma = Math.max(0, this.trauma - seconds * 1.7);
    const reach = this.reducedMotion ? 0 : REACH_PX * this.trauma * this.trauma;
    this.x = reach * (Math.sin(tick * 1.31) + Math.sin(tick * 2.17 + 1)) * 0.5;
    this.y = reach * (Math.sin(tick * 1.73 + 2) + Math.sin(tick * 2.53)) * 0.5;
  }
}
