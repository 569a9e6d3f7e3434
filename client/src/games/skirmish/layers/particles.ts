import type { Texture } from 'pixi.js';
import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import type { Frame } from '../frame.js';

/** How one sort of particle lives; sizes are factors of its picture's size, times in seconds of simulated time. */
export interface Sort {
  readonly texture: Texture;
  readonly seconds: number;
  readonly sizeFrom: number;
  readonly sizeTo: number;
  readonly alpha: number;
  /** Share of its speed lost each second, as an exponent: 0 flies on for ever. */
  readonly drag: number;
  /** How much longer it gets for each unit a second it flies; sparks stretch, smoke does not. */
  readonly stretch: number;
  /** Light is added to what is there; matter covers it. */
  readonly layer: 'light' | 'matter';
}

const PARTICLES_MAX = 1400;

/** All particles, in flat arrays; the oldest makes room when there are too many. */
export class Particles {
  private readonly sorts: Sort[] = [];
  private readonly x = new Float32Array(PARTICLES_MAX);
  private readonly y = new Float32Array(PARTICLES_MAX);
  private readonly vx = new Float32Array(PARTICLES_MAX);
  private readonly vy = new Float32Array(PARTICLES_MAX);
  private readonly age = new Float32Array(PARTICLES_MAX);
  private readonly life = new Float32Array(PARTICLES_MAX);
  private readonly size = new Float32Array(PARTICLES_MAX);
  private readonly turn = new Float32Array(PARTICLES_MAX);
  private readonly spin = new Float32Array(PARTICLES_MAX);
  private readonly color = new Int32Array(PARTICLES_MAX);
  private next = 0;

  constructor() {
    this.age.fill(1);
  }

  /** One particle at (x, y) with a velocity in units a second; `size` and `life` scale what its sort says. */
  emit(sort: Sort, x: number, y: number, vx: number, vy: number, color: number, size = 1, life = 1): void {
    const i = this.next;
    this.next = (i + 1) % PARTICLES_MAX;
    this.sorts[i] = sort;
    this.x[i] = x;
    this.y[i] = y;
    this.vx[i] = vx;
    this.vy[i] = vy;
    this.age[i] = 0;
    this.life[i] = sort.seconds * life;
    this.size[i] = size;
    this.turn[i] = sort.stretch > 0 ? Math.atan2(vy, vx) : Math.random() * 6.28;
    this.spin[i] = sort.stretch > 0 ? 0 : (Math.random() - 0.5) * 6;
    this.color[i] = color;
  }

  /** A still picture that fades, turned to `turn`: rings, flashes, after-images. */
  stamp(sort: Sort, x: number, y: number, turn: number, color: number, size = 1): void {
    const i = this.next;
    this.emit(sort, x, y, 0, 0, color, size);
    this.turn[i] = turn;
    this.spin[i] = 0;
  }

  update(frame: Frame, light: Quads, matter: Quads): void {
    const { seconds } = frame;
    for (let i = 0; i < PARTICLES_MAX; i++) {
      const age = (this.age[i] as number) + seconds;
      const life = this.life[i] as number;
      if (age >= life) continue;
      this.age[i] = age;
      const sort = this.sorts[i] as Sort;
      const keep = sort.drag === 0 ? 1 : Math.exp(-sort.drag * seconds);
      const vx = (this.vx[i] as number) * keep;
      const vy = (this.vy[i] as number) * keep;
      this.vx[i] = vx;
      this.vy[i] = vy;
      const x = (this.x[i] as number) + vx * seconds;
      const y = (this.y[i] as number) + vy * seconds;
      this.x[i] = x;
      this.y[i] = y;
      this.turn[i] = (this.turn[i] as number) + (this.spin[i] as number) * seconds;
      if (!frame.sees(x, y, 120)) continue;
      const t = age / life;
      const eased = 1 - (1 - t) * (1 - t);
      const size = (sort.sizeFrom + (sort.sizeTo - sort.sizeFrom) * eased) * (this.size[i] as number);
      if (frame.isSpeck(size * sort.texture.height)) continue;
      this.draw(i, t, size, sort, sort.layer === 'light' ? light : matter);
    }
  }

  private draw(i: number, t: number, size: number, sort: Sort, into: Quads): void {
    const [vx, vy] = [this.vx[i] as number, this.vy[i] as number];
    const length = sort.stretch === 0 ? size : size * (0.35 + sort.stretch * Math.sqrt(vx * vx + vy * vy));
    const ink = inked(this.color[i] as number, sort.alpha * (1 - t * t));
    into.put(sort.texture, this.x[i] as number, this.y[i] as number, this.turn[i] as number, length, size, ink);
  }
}
