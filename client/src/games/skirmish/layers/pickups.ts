import { PICKUP_RADIUS } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { PICKUP_COLORS } from '../art/ink.js';
import { type Sheet, WARE_RADIUS_PX } from '../art/sheet.js';
import type { Frame } from '../frame.js';
import { rowsOf } from '../rows.js';

const SCALE = (PICKUP_RADIUS * 1.15) / WARE_RADIUS_PX;
const APPEAR_TICKS = 18;

/** Capsules that breathe; the glyph says what they hold, the colour says it again. */
export class Pickups {
  constructor(
    private readonly sheet: Sheet,
    private readonly reducedMotion: boolean,
  ) {}

  update(frame: Frame, glow: Quads, solid: Quads, light: Quads): void {
    const pickups = rowsOf(frame.shown, 'pickups');
    const { x, y, kind, born } = pickups.columns;
    for (let i = 0; i < pickups.count; i++) {
      const [placeX, placeY] = [x[i] as number, y[i] as number];
      const ware = this.sheet.wares[kind[i] as number];
      if (!ware || !frame.sees(placeX, placeY, 60)) continue;
      const color = PICKUP_COLORS[kind[i] as number] as number;
      const phase = frame.tick * 0.07 + (pickups.ids[i] as number);
      const breath = this.reducedMotion ? 0 : Math.sin(phase);
      const grown = Math.min(1, (frame.tick - (born[i] as number)) / APPEAR_TICKS);
      const scale = SCALE * (1 + 0.07 * breath) * Math.max(1, frame.pixel * 0.55) * grown;
      glow.put(this.sheet.glow, placeX, placeY, 0, 0.8 * grown, 0.8 * grown, inked(color, 0.38 + 0.14 * breath));
      solid.put(ware, placeX, placeY, 0, scale, scale, 0xffffffff);
      // A ring leaves every capsule now and then, like sonar: it catches the eye at the edge of the view.
      const wave = this.reducedMotion ? 0.5 : (phase * 0.16) % 1;
      light.put(
        this.sheet.ring,
        placeX,
        placeY,
        0,
        0.14 + wave * 0.26,
        0.14 + wave * 0.26,
        inked(color, 0.55 * (1 - wave)),
      );
    }
  }
}
