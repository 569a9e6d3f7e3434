import { type BLEND_MODES, type IParticle, ParticleContainer, type Texture } from 'pixi.js';

/**
 * Textured rectangles that are said anew every frame: begin, put, put, …, end. One draw call for all of them, nothing
 * allocated once the most crowded frame has been seen. All textures must lie in one atlas.
 */
export class Quads {
  readonly container: ParticleContainer;
  private readonly pool: Quad[] = [];
  private used = 0;

  constructor(
    texture: Texture,
    private readonly capacity: number,
    blendMode: BLEND_MODES = 'normal',
  ) {
    this.container = new ParticleContainer({
      texture,
      blendMode,
      dynamicProperties: { vertex: true, position: true, rotation: true, uvs: true, color: true },
    });
  }

  begin(): void {
    this.used = 0;
  }

  /**
   * One rectangle, centred on (x, y); scales are of the texture's own size, `color` comes from `inked`. Beyond the
   * capacity it is left out: a crowded frame loses a few sparks, never its rate.
   */
  put(texture: Texture, x: number, y: number, rotation: number, scaleX: number, scaleY: number, color: number): void {
    if (this.used >= this.capacity) return;
    let quad = this.pool[this.used];
    if (!quad) {
      quad = new Quad(texture);
      this.pool.push(quad);
    }
    const shown = this.container.particleChildren;
    if (this.used === shown.length) shown.push(quad);
    this.used++;
    quad.texture = texture;
    quad.x = x;
    quad.y = y;
    quad.rotation = rotation;
    quad.scaleX = scaleX;
    quad.scaleY = scaleY;
    quad.color = color;
  }

  end(): void {
    this.container.particleChildren.length = this.used;
  }
}

class Quad implements IParticle {
  x = 0;
  y = 0;
  rotation = 0;
  scaleX = 1;
  scaleY = 1;
  anchorX = 0.5;
  anchorY = 0.5;
  color = 0xffffffff;

  constructor(public texture: Texture) {}
}
