import type { Quads } from '../../../scene/drawing/quads.js';
import { inked } from '../../../scene/ink.js';
import { LIGHT, TEAM_COLORS } from '../art/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';
import type { Hearing } from '../hearing.js';
import { rowsOf } from '../rows.js';
import type { Actors } from './actors.js';
import type { Particles } from './particles.js';
import type { Sorts } from './sorts.js';

const SPREAD = 2;
/** A shot first seen when older than this was fired out of sight or before we came: no flash. */
const FRESH_TICKS = 20;
const SLOTS = 1 << 16;

/** Bolts of light in the colour of who fired them, and the muzzle flash of each new one. */
export class Shots {
  /** Ids of last frame's shots by slot, to know the new ones. */
  private readonly known = new Int32Array(SLOTS);

  constructor(
    private readonly sheet: Sheet,
    private readonly sorts: Sorts,
    private readonly actors: Actors,
    private readonly hearing: Hearing,
  ) {}

  update(frame: Frame, glow: Quads, light: Quads, particles: Particles): void {
    const shots = rowsOf(frame.shown, 'shots');
    const { x, y, vx, vy, shooter, kind, born } = shots.columns;
    for (let i = 0; i < shots.count; i++) {
      const id = shots.ids[i] as number;
      const by = shooter[i] as number;
      const slot = id & (SLOTS - 1);
      if (this.known[slot] !== id) {
        this.known[slot] = id;
        if (frame.tick - (born[i] as number) < FRESH_TICKS)
          this.flash(frame, by, kind[i] as number, born[i] as number, particles);
      }
      const [placeX, placeY] = [x[i] as number, y[i] as number];
      if (!frame.sees(placeX, placeY, 60)) continue;
      const [dirX, dirY] = [vx[i] as number, vy[i] as number];
      const turn = Math.atan2(dirY, dirX);
      const speed = Math.sqrt(dirX * dirX + dirY * dirY);
      // A shot starts inside its ship; it grows out of the muzzle.
      const grown = Math.min(1, Math.max(0.15, (frame.tick - (born[i] as number)) / 3));
      const size = Math.max(kind[i] === SPREAD ? 0.42 : 0.52, frame.pixel * 0.36);
      const length = (size * 0.55 + speed * 0.024) * grown;
      const color = this.colorOf(frame, by);
      if (frame.quality > 0.6) glow.put(this.sheet.halo, placeX, placeY, 0, 0.45, 0.45, inked(color, 0.22));
      light.put(this.sheet.bolt, placeX, placeY, turn, length, size, inked(color, 0.95));
      if (frame.quality > 0.4)
        light.put(this.sheet.boltCore, placeX, placeY, turn, length * 0.92, size, inked(LIGHT, 0.95));
    }
  }

  private flash(frame: Frame, shooter: number, kind: number, born: number, particles: Particles): void {
    const actor = this.actors.of(shooter);
    // A salvo of several shots flashes and sounds once, and so does an own shot that becomes the host's.
    if (!actor || (Math.abs(born - actor.shotTick) < FRESH_TICKS && born <= actor.shotTick)) return;
    actor.shotTick = born;
    actor.recoil = kind === SPREAD ? 6 : 3.5;
    const index = frame.ships.indexOf(shooter);
    const aim = ((frame.ships.columns.aim[index] ?? 0) / 1024) * Math.PI * 2;
    const [dirX, dirY] = [Math.cos(aim), Math.sin(aim)];
    const [x, y] = [actor.x + dirX * 24, actor.y + dirY * 24];
    const color = this.colorOf(frame, shooter);
    particles.stamp(this.sorts.flash, x, y, aim, color, kind === SPREAD ? 1.2 : 0.85);
    if (frame.quality > 0.4) particles.stamp(this.sorts.flash, x, y, aim, LIGHT, 0.4);
    for (let n = 0; n < 3 * frame.quality; n++) {
      const spread = aim + (Math.random() - 0.5) * 1.1;
      const speed = 160 + Math.random() * 220;
      particles.emit(this.sorts.spark, x, y, Math.cos(spread) * speed, Math.sin(spread) * speed, color, 0.7, 0.5);
    }
    this.hearing.shot(frame, shooter, kind, actor.x, actor.y);
  }

  /** Friend or foe matters more than who: teams shoot in their team's colour. */
  private colorOf(frame: Frame, shooter: number): number {
    const index = frame.ships.indexOf(shooter);
    if (index < 0) return 0xcfcfe6;
    const team = frame.teams ? (TEAM_COLORS[frame.ships.columns.team[index] as number] ?? 0) : 0;
    return team !== 0 ? team : frame.roster.of(frame.ships.columns.player[index] as number).rgb;
  }
}
