import { AIM_STEPS, SHIP_HP_MAX } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { HEALTH, HEALTH_LOW, LIGHT, SHIELD, TEAM_COLORS } from '../art/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';
import type { Actor, Actors } from './actors.js';
import type { Particles } from './particles.js';
import { HULL_SCALE, type Sorts } from './sorts.js';
import type { Trails } from './trails.js';

const HELD = 1;
const WRECKED = 2;
/** Radians of one step of an aim. */
export const AIM_RADIANS = (2 * Math.PI) / AIM_STEPS;
/** Seconds a ship takes to appear. */
const ARRIVAL_SECONDS = 0.45;
/** From afar ships are drawn larger than they are, so that a whole arena can be watched: at least this radius in pixels. */
const RADIUS_MIN_PX = 6.5;
const BAR_WIDTH_PX = 30;
/** The ring about a ship that nothing can hurt: in world units, and its pictures by factors of their sizes. */
const SHELTER = { radius: 30, linkLength: 0.42, linkHeight: 0.26, ring: 0.33 } as const;

/** What the ships are drawn into. */
export interface Layers {
  readonly glow: Quads;
  readonly solid: Quads;
  readonly light: Quads;
  readonly trails: Trails;
  readonly particles: Particles;
}

/** Hulls with their engines, shields, team rings and small health bars. */
export class Ships {
  constructor(
    private readonly sheet: Sheet,
    private readonly sorts: Sorts,
    private readonly actors: Actors,
    private readonly reducedMotion: boolean,
  ) {}

  update(frame: Frame, layers: Layers): void {
    layers.trails.begin(frame);
    for (let i = 0; i < frame.ships.count; i++) {
      const actor = this.actors.of(frame.ships.ids[i] as number);
      if (!actor || frame.ships.columns.life[i] === WRECKED) continue;
      this.drawTrail(frame, layers, i, actor);
      if (!frame.sees(actor.x, actor.y, 80)) continue;
      this.drawEngine(frame, layers, i, actor);
      this.drawHull(frame, layers, i, actor);
      this.drawShield(frame, layers, i, actor);
      if (i !== frame.own) this.drawBar(frame, layers, i, actor);
    }
    layers.trails.end();
  }

  private drawTrail(frame: Frame, { trails }: Layers, i: number, actor: Actor): void {
    const { columns } = frame.ships;
    const pilot = frame.roster.of(columns.player[i] as number);
    const dashing = columns.dashing[i] === 1;
    if (frame.seconds > 0) {
      const power = dashing ? 1.9 : columns.thrusting[i] === 1 ? 1 : 0.25;
      actor.trail.follow(actor.x, actor.y, frame.tick, power);
    }
    if (frame.sees(actor.x, actor.y, 200)) trails.put(actor.trail, pilot.color, frame);
  }

  private drawEngine(frame: Frame, { glow, light, particles }: Layers, i: number, actor: Actor): void {
    const { columns } = frame.ships;
    const pilot = frame.roster.of(columns.player[i] as number);
    if (frame.quality > 0.4) glow.put(this.sheet.halo, actor.x, actor.y, 0, 0.8, 0.8, inked(pilot.rgb, 0.34));
    const dashing = columns.dashing[i] === 1;
    if (columns.thrusting[i] !== 1 && !dashing) return;
    const speed = Math.sqrt(actor.vx * actor.vx + actor.vy * actor.vy);
    if (speed < 20) return;
    const [dirX, dirY] = [actor.vx / speed, actor.vy / speed];
    const turn = Math.atan2(dirY, dirX);
    const flicker = 0.85 + 0.3 * Math.sin(frame.tick * 1.9 + i) * Math.sin(frame.tick * 0.73 + i * 2);
    const power = (dashing ? 1.9 : Math.min(1, 0.45 + speed / 700)) * flicker;
    const [x, y] = [actor.x - dirX * (17 + 14 * power), actor.y - dirY * (17 + 14 * power)];
    light.put(this.sheet.flame, x, y, turn, 0.42 * power, 0.44, inked(pilot.bright, 0.9));
    if (frame.quality > 0.4)
      light.put(this.sheet.flame, x + dirX * 5, y + dirY * 5, turn, 0.24 * power, 0.2, inked(LIGHT, 0.9));
    actor.emission += frame.seconds * 34 * frame.quality * (dashing ? 2.2 : 1);
    while (actor.emission > 1) {
      actor.emission -= 1;
      const [jx, jy] = [(Math.random() - 0.5) * 90, (Math.random() - 0.5) * 90];
      const back = 80 + Math.random() * 140;
      particles.emit(this.sorts.exhaust, x, y, jx - dirX * back, jy - dirY * back, pilot.rgb, 0.6 + Math.random());
    }
  }

  private drawHull(frame: Frame, { solid, light, particles }: Layers, i: number, actor: Actor): void {
    const { columns } = frame.ships;
    const pilot = frame.roster.of(columns.player[i] as number);
    const aim = (columns.aim[i] as number) * AIM_RADIANS;
    const arrival = Math.min(1, actor.since / ARRIVAL_SECONDS);
    const scale = HULL_SCALE * magnified(frame.pixel) * (0.5 + 0.5 * arrival * (2 - arrival));
    const safe = frame.until(columns.safeUntil[i] as number) > 0;
    const [x, y] = [actor.x - Math.cos(aim) * actor.recoil, actor.y - Math.sin(aim) * actor.recoil];
    const team = TEAM_COLORS[columns.team[i] as number] ?? 0;
    if (team !== 0) solid.put(this.sheet.ring, actor.x, actor.y, 0, 0.3, 0.3, inked(team, 0.85));
    const hull = this.sheet.hull(pilot.color, pilot.shape);
    solid.put(hull, x, y, aim, scale, scale, inked(0xffffff, safe ? 0.75 : 1));
    const shine = Math.max(actor.hurt, 1 - arrival);
    if (shine > 0.02) light.put(hull, x, y, aim, scale, scale, inked(LIGHT, shine));
    if (safe || columns.life[i] === HELD) this.drawShelter(frame, light, actor);
    const hp = columns.hp[i] as number;
    if (hp < SHIP_HP_MAX * 0.35 && Math.random() < frame.seconds * 16 * frame.quality) this.smoulder(particles, actor);
  }

  /** A turning ring of links about a ship that nothing can hurt yet; from afar a plain one. */
  private drawShelter(frame: Frame, light: Quads, actor: Actor): void {
    const { link, ring } = this.sheet;
    if (frame.far) {
      light.put(ring, actor.x, actor.y, 0, SHELTER.ring, SHELTER.ring, inked(SHIELD, 0.6));
      return;
    }
    const spin = this.reducedMotion ? 0 : frame.tick * 0.035;
    for (let n = 0; n < 10; n++) {
      const turn = spin + (n / 10) * Math.PI * 2;
      const pulse = 0.45 + 0.35 * Math.sin(frame.tick * 0.16 + n * 1.3);
      const [x, y] = [actor.x + Math.cos(turn) * SHELTER.radius, actor.y + Math.sin(turn) * SHELTER.radius];
      light.put(link, x, y, turn + Math.PI / 2, SHELTER.linkLength, SHELTER.linkHeight, inked(SHIELD, pulse));
    }
  }

  private smoulder(particles: Particles, actor: Actor): void {
    const [vx, vy] = [(Math.random() - 0.5) * 60 + actor.vx * 0.3, (Math.random() - 0.5) * 60 + actor.vy * 0.3];
    particles.emit(this.sorts.smoke, actor.x, actor.y, vx, vy, 0x1a1720, 1);
    if (Math.random() < 0.5) particles.emit(this.sorts.ember, actor.x, actor.y, vx * 2, vy * 2, HEALTH_LOW, 0.5);
  }

  private drawShield(frame: Frame, { light }: Layers, i: number, actor: Actor): void {
    const shield = frame.ships.columns.shield[i] as number;
    if (shield <= 0 && actor.shielded <= 0) return;
    const strength = 0.12 + 0.0032 * shield + actor.shielded * 0.85;
    const scale = (0.36 + 0.03 * actor.shielded) * magnified(frame.pixel);
    light.put(this.sheet.bubble, actor.x, actor.y, -0.3, scale, scale, inked(SHIELD, strength));
  }

  private drawBar(frame: Frame, { solid }: Layers, i: number, actor: Actor): void {
    const hp = (frame.ships.columns.hp[i] as number) / SHIP_HP_MAX;
    if (hp >= 1 || frame.pixel > 1.9) return;
    const width = BAR_WIDTH_PX * frame.pixel;
    const height = 3 * frame.pixel;
    const y = actor.y + 27 + 4 * frame.pixel;
    const left = actor.x - width / 2;
    const { square } = this.sheet;
    solid.put(
      square,
      actor.x,
      y,
      0,
      (width + 2 * frame.pixel) / 8,
      (height + 2 * frame.pixel) / 8,
      inked(0x04050c, 0.8),
    );
    const color = hp < 0.35 ? HEALTH_LOW : HEALTH;
    solid.put(square, left + (width * hp) / 2, y, 0, (width * hp) / 8, height / 8, inked(color, 0.95));
  }
}

/** How much larger than life a ship is drawn. */
export function magnified(pixel: number): number {
  return Math.max(1, (RADIUS_MIN_PX * pixel) / 16);
}
