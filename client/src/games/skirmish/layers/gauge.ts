import { SHIELD_MAX, SHIP_HP_MAX } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { HEALTH, HEALTH_LOW, LIGHT, SHIELD } from '../art/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';
import type { Actors } from './actors.js';
import { AIM_RADIANS } from './ships.js';

const WRECKED = 2;
const LINKS = 36;
/** The gauge leaves a gap below the ship, where its name is. */
const GAP_TURN = 0.2;
const HEALTH_RADIUS = 36;
const SHIELD_RADIUS = 41;
/** Dots of the sight, world units ahead. */
const SIGHT = [74, 98, 122, 146] as const;

/** The ring about one's own ship: health in links, shield in a finer ring outside, and a sight along the aim. */
export class Gauge {
  constructor(
    private readonly sheet: Sheet,
    private readonly actors: Actors,
  ) {}

  update(frame: Frame, light: Quads): void {
    const { own, ships } = frame;
    const actor = this.actors.of(frame.ownId);
    if (own < 0 || !actor || ships.columns.life[own] === WRECKED) return;
    const hp = (ships.columns.hp[own] as number) / SHIP_HP_MAX;
    const shield = (ships.columns.shield[own] as number) / SHIELD_MAX;
    const low = hp < 0.35;
    // Low health beats like a heart: seen without looking.
    const beat = low ? 0.65 + 0.35 * Math.sin(frame.tick * 0.25) : 0.85;
    this.drawArc(light, actor.x, actor.y, HEALTH_RADIUS, hp, 0.3, inked(low ? HEALTH_LOW : HEALTH, beat));
    if (shield > 0) this.drawArc(light, actor.x, actor.y, SHIELD_RADIUS, shield, 0.17, inked(SHIELD, 0.95));
    const aim = (ships.columns.aim[own] as number) * AIM_RADIANS;
    const [dirX, dirY] = [Math.cos(aim), Math.sin(aim)];
    for (const [n, far] of SIGHT.entries()) {
      const ink = inked(LIGHT, 0.42 - n * 0.09);
      light.put(this.sheet.disc, actor.x + dirX * far, actor.y + dirY * far, 0, 0.075, 0.075, ink);
    }
    light.put(this.sheet.chevron, actor.x + dirX * 46, actor.y + dirY * 46, aim, 0.24, 0.24, inked(LIGHT, 0.8));
  }

  private drawArc(light: Quads, x: number, y: number, radius: number, share: number, thick: number, ink: number): void {
    const faint = (((ink >>> 24) * 0.16) << 24) | (ink & 0xffffff);
    for (let n = 0; n < LINKS; n++) {
      const turn = (0.25 + GAP_TURN / 2 + ((n + 0.5) / LINKS) * (1 - GAP_TURN)) * Math.PI * 2;
      const lit = n < Math.ceil(share * LINKS);
      const [placeX, placeY] = [x + Math.cos(turn) * radius, y + Math.sin(turn) * radius];
      light.put(this.sheet.link, placeX, placeY, turn + Math.PI / 2, 0.2, thick, lit ? ink : faint >>> 0);
    }
  }
}
