import type { Container, Texture } from 'pixi.js';
import { Atlas } from '../../../scene/drawing/atlas.js';
import { type Brush, createCanvas } from '../../../scene/drawing/canvas.js';
import { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { css, mix } from '../art/ink.js';
import type { Frame } from '../frame.js';
import type { Pilot } from '../roster.js';
import { magnified } from './ships.js';

const WRECKED = 2;
const HEIGHT_PX = 18;
/** Room for 128 labels, as many as there are seats, of which each is as wide as twenty of the widest letters. */
const ATLAS_PX = { width: 1024, height: 1024 } as const;
const LABELS_MAX = 512;
const FONT = '600 11.5px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const TAG_FONT = '800 10.5px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
/** Narrower zooms show the tag alone: names would cover the ships. */
const NAME_ZOOM_MIN = 0.5;
const PLAIN = inked(0xffffff, 1);

/** Tag and name under every ship, in screen pixels, painted at the screen's own resolution so that they are crisp. */
export class Labels {
  readonly container: Container;
  private readonly atlas: Atlas;
  private readonly quads: Quads;
  /** Pictures by what is written on them, and by player as long as nobody changes. */
  private readonly painted = new Map<string, Texture>();
  private readonly pictures = new Map<number, Texture>();
  private version = -1;

  constructor(private readonly resolution: number) {
    this.atlas = new Atlas(ATLAS_PX.width * resolution, ATLAS_PX.height * resolution, 'as painted');
    this.quads = new Quads(this.atlas.whole, LABELS_MAX);
    this.container = this.quads.container;
  }

  update(frame: Frame): void {
    const { ships, camera } = frame;
    const { player, x, y, life } = ships.columns;
    const named = camera.zoom >= NAME_ZOOM_MIN;
    this.turn(frame.roster.version * 2 + (named ? 1 : 0));
    this.quads.begin();
    for (let i = 0; i < ships.count; i++) {
      const [placeX, placeY] = [x[i] as number, y[i] as number];
      if (life[i] === WRECKED || !frame.sees(placeX, placeY, 90)) continue;
      const picture = this.pictureOf(frame, player[i] as number, named);
      const below = (22 * magnified(frame.pixel) + (i === frame.own ? 16 : 4)) * camera.zoom + HEIGHT_PX / 2 + 6;
      const screenX = this.crisp((placeX - camera.x) * camera.zoom + camera.width / 2);
      const screenY = this.crisp((placeY - camera.y) * camera.zoom + camera.height / 2 + below);
      this.quads.put(picture, screenX, screenY, 0, 1 / this.resolution, 1 / this.resolution, PLAIN);
    }
    this.quads.end();
    this.atlas.send();
  }

  destroy(): void {
    this.atlas.destroy();
  }

  /** Whole device pixels: text between two of them blurs. */
  private crisp(value: number): number {
    return Math.round(value * this.resolution) / this.resolution;
  }

  /** Looks everybody up again when the roster or the zoom says so; frames without a change compose nothing. */
  private turn(version: number): void {
    if (version === this.version) return;
    this.version = version;
    this.pictures.clear();
  }

  private pictureOf(frame: Frame, player: number, named: boolean): Texture {
    const known = this.pictures.get(player);
    if (known) return known;
    const picture = this.paint(frame.roster.of(player), named);
    this.pictures.set(player, picture);
    return picture;
  }

  private paint(pilot: Pilot, named: boolean): Texture {
    const name = named ? pilot.name : '';
    const text = `${pilot.tag}\n${name}\n${pilot.color}`;
    const known = this.painted.get(text);
    if (known) return known;
    const label = layOut(pilot.tag, name, pilot.rgb);
    const [width, height] = [label.width, HEIGHT_PX].map((px) => Math.ceil(px * this.resolution)) as [number, number];
    if (!this.atlas.fits(width, height)) {
      // Most of it is of people who have left; those who are here are painted anew.
      this.atlas.clear();
      this.painted.clear();
      this.pictures.clear();
    }
    const picture = this.atlas.add(width, height, (context) => {
      context.scale(this.resolution, this.resolution);
      label.paint(context);
    });
    this.painted.set(text, picture);
    return picture;
  }
}

let measuring: Brush | undefined;

function widthOf(text: string, font: string): number {
  measuring ??= createCanvas(1, 1)[1];
  measuring.font = font;
  return measuring.measureText(text).width;
}

/** How wide a label is, in CSS pixels, and what paints it. */
function layOut(tag: string, name: string, rgb: number) {
  const tagWidth = tag ? Math.ceil(widthOf(tag, TAG_FONT)) + 9 : 0;
  const nameWidth = name ? Math.ceil(widthOf(name, FONT)) : 0;
  const gap = tagWidth && nameWidth ? 4 : 0;
  // Even, so that the middle lies on a pixel.
  const width = Math.ceil((tagWidth + gap + nameWidth + 6) / 2) * 2;
  const paint = (context: Brush) => {
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
  };
  return { width, paint };
}

/** How light a colour is to the eye, 0 … 1: decides whether dark or light text reads better on it. */
function luminance(rgb: number): number {
  const channel = (shift: number) => (((rgb >> shift) & 255) / 255) ** 2.2;
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}
