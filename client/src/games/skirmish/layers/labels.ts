import { Container, Sprite, Texture } from 'pixi.js';
import { paintTexture } from '../../../scene/atlas.js';
import { css, mix } from '../art/ink.js';
import type { Frame } from '../frame.js';
import type { Pilot } from '../roster.js';
import { magnified } from './ships.js';

const WRECKED = 2;
const HEIGHT_PX = 18;
const FONT = '600 11.5px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const TAG_FONT = '800 10.5px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
/** Narrower zooms show the tag alone: names would cover the ships. */
const NAME_ZOOM_MIN = 0.5;

interface Label {
  readonly sprite: Sprite;
  painted: string;
  version: number;
  seen: number;
}

/** Tag and name under every ship, in screen pixels, painted at the screen's own resolution so that they are crisp. */
export class Labels {
  readonly container = new Container();
  private readonly labels = new Map<number, Label>();
  private frames = 0;

  constructor(private readonly resolution: number) {}

  update(frame: Frame): void {
    this.frames++;
    const { ships, camera } = frame;
    const { player, x, y, life } = ships.columns;
    const named = camera.zoom >= NAME_ZOOM_MIN;
    for (let i = 0; i < ships.count; i++) {
      const [placeX, placeY] = [x[i] as number, y[i] as number];
      if (life[i] === WRECKED || !frame.sees(placeX, placeY, 90)) continue;
      const label = this.labelOf(ships.ids[i] as number);
      // The roster's version and the zoom decide what is painted; nothing is composed in frames without a change.
      const version = frame.roster.version * 2 + (named ? 1 : 0);
      if (label.version !== version) this.paint(label, frame.roster.of(player[i] as number), named, version);
      const below = (22 * magnified(frame.pixel) + (i === frame.own ? 16 : 4)) * camera.zoom + HEIGHT_PX / 2 + 6;
      const screenX = (placeX - camera.x) * camera.zoom + camera.width / 2;
      const screenY = (placeY - camera.y) * camera.zoom + camera.height / 2 + below;
      label.sprite.visible = true;
      label.sprite.position.set(this.crisp(screenX), this.crisp(screenY));
    }
    this.sweep();
  }

  destroy(): void {
    for (const { sprite } of this.labels.values()) if (sprite.texture !== Texture.EMPTY) sprite.texture.destroy(true);
  }

  /** Whole device pixels: text between two of them blurs. */
  private crisp(value: number): number {
    return Math.round(value * this.resolution) / this.resolution;
  }

  private paint(label: Label, pilot: Pilot, named: boolean, version: number): void {
    label.version = version;
    const text = `${pilot.tag}\n${named ? pilot.name : ''}\n${pilot.color}`;
    if (label.painted === text) return;
    label.painted = text;
    if (label.sprite.texture !== Texture.EMPTY) label.sprite.texture.destroy(true);
    label.sprite.texture = paintLabel(pilot.tag, named ? pilot.name : '', pilot.rgb, this.resolution);
    label.sprite.scale.set(1 / this.resolution);
  }

  private labelOf(id: number): Label {
    let label = this.labels.get(id);
    if (!label) {
      label = { sprite: new Sprite({ texture: Texture.EMPTY, anchor: 0.5 }), painted: '', version: -1, seen: 0 };
      this.labels.set(id, label);
      this.container.addChild(label.sprite);
    }
    label.seen = this.frames;
    return label;
  }

  /** Hides labels out of sight, and drops them after a while. */
  private sweep(): void {
    for (const [id, label] of this.labels) {
      if (label.seen === this.frames) continue;
      label.sprite.visible = false;
      if (this.frames - label.seen < 600) continue;
      if (label.sprite.texture !== Texture.EMPTY) label.sprite.texture.destroy(true);
      label.sprite.destroy();
      this.labels.delete(id);
    }
  }
}

let measuring: CanvasRenderingContext2D | undefined;

function widthOf(text: string, font: string): number {
  measuring ??= document.createElement('canvas').getContext('2d') ?? undefined;
  if (!measuring) return text.length * 7;
  measuring.font = font;
  return measuring.measureText(text).width;
}

function paintLabel(tag: string, name: string, rgb: number, resolution: number): Texture {
  const tagWidth = tag ? Math.ceil(widthOf(tag, TAG_FONT)) + 9 : 0;
  const nameWidth = name ? Math.ceil(widthOf(name, FONT)) : 0;
  const gap = tagWidth && nameWidth ? 4 : 0;
  // Even, so that the middle lies on a pixel.
  const width = Math.ceil((tagWidth + gap + nameWidth + 6) / 2) * 2;
  return paintTexture(width * resolution, HEIGHT_PX * resolution, (context) => {
    context.scale(resolution, resolution);
    context.translate(-width / 2 + 3, 0);
    context.textBaseline = 'middle';
    if (tagWidth) {
      context.fillStyle = css(mix(rgb, 0x05060d, 0.1));
      context.beginPath();
      context.roundRect(0, -7, tagWidth, 14, 4);
      context.fill();
      context.font = TAG_FONT;
      context.fillStyle = luminance(rgb) > 0.28 ? '#0a0b14' : '#ffffff';
      context.fillText(tag, 4.5, 0.8);
    }
    context.font = FONT;
    context.lineWidth = 3;
    context.lineJoin = 'round';
    context.strokeStyle = 'rgba(4, 5, 12, 0.8)';
    context.strokeText(name, tagWidth + gap, 0.5);
    context.fillStyle = 'rgba(238, 240, 255, 0.92)';
    context.fillText(name, tagWidth + gap, 0.5);
  });
}

/** How light a colour is to the eye, 0 … 1: decides whether dark or light text reads better on it. */
function luminance(rgb: number): number {
  const channel = (shift: number) => (((rgb >> shift) & 255) / 255) ** 2.2;
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}
