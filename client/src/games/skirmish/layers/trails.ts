import { Mesh, MeshGeometry, type Texture } from 'pixi.js';
import { paintTexture } from '../../../scene/drawing/atlas.js';
import type { Brush } from '../../../scene/drawing/canvas.js';
import { COLORS, wrap } from '../../../ui/shapes.js';
import { css, mix, rgbOf } from '../art/ink.js';
import type { Frame } from '../frame.js';

const TRAILS_MAX = 48;
/** Places a trail remembers, and how long the way between two of them is at least, world units. */
const POINTS = 16;
/** From afar every second of them is drawn: what a ribbon costs on software GL is its triangles. */
const FAR_STEP = 2;
const SPACING = 10;
/** A trail is gone after this many ticks. */
const LIFE_TICKS = 32;
const ROW_PX = 16;
const HALF_WIDTH = 9;

/** A ship's way of late: places with the tick they were left at and how strong the engine blew there. */
export class Trail {
  readonly x = new Float32Array(POINTS);
  readonly y = new Float32Array(POINTS);
  readonly at = new Float64Array(POINTS);
  readonly power = new Float32Array(POINTS);
  /** Index of the newest place; the others follow backwards, in a ring. */
  head = 0;
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** Remembers where a ship is; `power` 0 … 2 is how bright the trail is here. */
  follow(x: number, y: number, tick: number, power: number): void {
    const [dx, dy] = [x - (this.x[this.head] as number), y - (this.y[this.head] as number)];
    const moved = this.count < 2 || dx * dx + dy * dy > SPACING * SPACING;
    if (moved) {
      this.head = (this.head + 1) % POINTS;
      this.count = Math.min(POINTS, this.count + 1);
    }
    this.x[this.head] = x;
    this.y[this.head] = y;
    this.at[this.head] = tick;
    this.power[this.head] = power;
  }
}

/** All trails as one ribbon mesh: one draw call. Colours are rows of its texture, because a mesh has no colour a corner. */
export class Trails {
  readonly mesh: Mesh;
  private readonly texture: Texture = paintTexture(64, ROW_PX * COLORS.length, paintRows);
  private readonly positions = new Float32Array(TRAILS_MAX * POINTS * 4);
  private readonly uvs = new Float32Array(TRAILS_MAX * POINTS * 4);
  private readonly indices = { near: ribbonIndices(POINTS), far: ribbonIndices(POINTS / FAR_STEP) };
  private readonly geometry: MeshGeometry;
  /** How many places the ribbon of a trail joins, and how many it goes on by each time. */
  private points = POINTS;
  private step = 1;
  private used = 0;

  constructor() {
    this.geometry = new MeshGeometry({ positions: this.positions, uvs: this.uvs, indices: this.indices.near });
    // Batching would copy the whole mesh every frame and could not keep its own buffers.
    this.geometry.batchMode = 'no-batch';
    this.mesh = new Mesh({ geometry: this.geometry, texture: this.texture });
    this.mesh.blendMode = 'add';
  }

  begin({ far }: Frame): void {
    this.used = 0;
    const step = far ? FAR_STEP : 1;
    if (step === this.step) return;
    this.step = step;
    this.points = POINTS / step;
    this.geometry.indices = far ? this.indices.far : this.indices.near;
  }

  /** Draws one trail in a colour of the palette. */
  put(trail: Trail, color: number, frame: Frame): void {
    if (this.used >= TRAILS_MAX || trail.count < 2) return;
    const v = (wrap(color, COLORS.length) + 0.5) / COLORS.length;
    const halfV = 0.46 / COLORS.length;
    let at = this.used * this.points * 4;
    for (let i = 0; i < POINTS; i += this.step, at += 4) {
      const n = (trail.head - Math.min(i, trail.count - 1) + POINTS) % POINTS;
      const older = (trail.head - Math.min(i + 1, trail.count - 1) + POINTS) % POINTS;
      const newer = (trail.head - Math.max(0, Math.min(i, trail.count - 1) - 1) + POINTS) % POINTS;
      const dx = (trail.x[newer] as number) - (trail.x[older] as number);
      const dy = (trail.y[newer] as number) - (trail.y[older] as number);
      const length = Math.sqrt(dx * dx + dy * dy) || 1;
      const age = Math.min(1, Math.max(0, (frame.tick - (trail.at[n] as number)) / LIFE_TICKS));
      const width = (HALF_WIDTH * (trail.power[n] as number) * (1 - age * 0.75)) / length;
      const [x, y] = [trail.x[n] as number, trail.y[n] as number];
      this.positions[at] = x - dy * width;
      this.positions[at + 1] = y + dx * width;
      this.positions[at + 2] = x + dy * width;
      this.positions[at + 3] = y - dx * width;
      // Brightest at the ship: u runs from the end of the fade to its start.
      const u = Math.max(age, Math.min(1, i / (trail.count - 1)));
      this.uvs[at] = u;
      this.uvs[at + 1] = v - halfV;
      this.uvs[at + 2] = u;
      this.uvs[at + 3] = v + halfV;
    }
    this.used++;
  }

  end(): void {
    this.mesh.visible = this.used > 0;
    this.geometry.indexCount = this.used * (this.points - 1) * 6;
    this.geometry.getBuffer('aPosition').update();
    this.geometry.getBuffer('aUV').update();
  }

  destroy(): void {
    this.mesh.destroy();
    this.geometry.destroy(true);
    this.texture.destroy(true);
  }
}

/** Two triangles between each two neighbours of a trail's `points` places. */
function ribbonIndices(points: number): Uint32Array {
  const indices = new Uint32Array(TRAILS_MAX * (points - 1) * 6);
  let at = 0;
  for (let trail = 0; trail < TRAILS_MAX; trail++) {
    for (let i = 0; i < points - 1; i++, at += 6) {
      const first = (trail * points + i) * 2;
      indices.set([first, first + 1, first + 2, first + 1, first + 3, first + 2], at);
    }
  }
  return indices;
}

/** One row a colour: bright on the left, gone on the right, soft toward both edges. */
function paintRows(context: Brush): void {
  context.translate(-32, (-ROW_PX * COLORS.length) / 2);
  for (const [row, color] of COLORS.entries()) {
    for (let y = 0; y < ROW_PX; y++) {
      const across = 1 - Math.abs((y + 0.5) / ROW_PX - 0.5) * 2;
      const fade = context.createLinearGradient(0, 0, 64, 0);
      const hot = mix(rgbOf(color), 0xffffff, 0.5 * across * across);
      fade.addColorStop(0, css(hot, 0.75 * across ** 1.5));
      fade.addColorStop(0.25, css(rgbOf(color), 0.5 * across ** 1.7));
      fade.addColorStop(1, css(rgbOf(color), 0));
      context.fillStyle = fade;
      context.fillRect(0, row * ROW_PX + y, 64, 1);
    }
  }
}
