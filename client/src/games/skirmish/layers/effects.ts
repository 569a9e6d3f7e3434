import { EVENTS } from '@tickdeck/shared/games/skirmish/kinds.js';
import type { Happening } from '../../../net/frame.js';
import { EMBER, LIGHT, PICKUP_COLORS, SHIELD } from '../art/ink.js';
import type { Frame } from '../frame.js';
import type { Hearing } from '../hearing.js';
import type { Shake } from '../shake.js';
import type { Actors } from './actors.js';
import type { Particles } from './particles.js';
import type { Sorts } from './sorts.js';

/** What happens farther than this beyond the edge of the view, world units, is heard but not drawn. */
const REACH = 300;

/** Turns happenings into light, debris, sound and shake. */
export class Effects {
  constructor(
    private readonly sorts: Sorts,
    private readonly particles: Particles,
    private readonly actors: Actors,
    private readonly hearing: Hearing,
    private readonly shake: Shake,
  ) {}

  update(frame: Frame): void {
    for (const happening of frame.shown.happened) this.play(frame, happening);
  }

  private play(frame: Frame, { values }: Happening): void {
    const kind = EVENTS[values.kind ?? -1];
    const { x = 0, y = 0, who = 0, other = 0, amount = 0 } = values;
    if (!kind) return;
    this.hearing.happening(frame, kind, who, other, x, y);
    if (!frame.sees(x, y, REACH)) return;
    const color = frame.roster.of(frame.playerOf(who)).rgb;
    switch (kind) {
      case 'explosion':
        this.explode(frame, x, y, who, color);
        break;
      case 'hit':
        this.hit(frame, x, y, who, color, amount);
        break;
      case 'shieldHit':
        this.shieldHit(frame, x, y, who);
        break;
      case 'spark':
      case 'bounce':
        this.particles.stamp(this.sorts.flash, x, y, 0, color, 0.5);
        this.scatter(frame, x, y, kind === 'spark' ? 6 : 4, 260, color);
        break;
      case 'spawn':
        this.arrive(frame, x, y, color);
        break;
      case 'pickup':
        this.take(frame, x, y, PICKUP_COLORS[amount] ?? LIGHT);
        break;
      case 'bump':
        if (who === frame.ownId) this.shake.add(Math.min(0.25, amount / 400));
        this.scatter(frame, x, y, Math.min(6, amount / 12), 140, 0xb9c2ee);
    }
  }

  private explode(frame: Frame, x: number, y: number, who: number, color: number): void {
    const { particles, sorts } = this;
    const actor = this.actors.of(who);
    const [driftX, driftY] = [(actor?.vx ?? 0) * 0.35, (actor?.vy ?? 0) * 0.35];
    particles.stamp(sorts.burst, x, y, 0, LIGHT, 0.8);
    particles.stamp(sorts.burst, x, y, 0, color, 1.15);
    particles.stamp(sorts.shock, x, y, 0, color, 1);
    particles.stamp(sorts.smallShock, x, y, 0, LIGHT, 2.4);
    for (let i = 0; i < Math.max(3, 7 * frame.quality); i++) {
      const [vx, vy] = [driftX + fling(150), driftY + fling(150)];
      particles.emit(
        sorts.fire,
        x + fling(14),
        y + fling(14),
        vx,
        vy,
        i % 2 ? EMBER : color,
        0.7 + Math.random() * 0.6,
      );
    }
    for (let i = 0; i < 26 * frame.quality; i++) {
      const turn = Math.random() * Math.PI * 2;
      const speed = 130 + Math.random() * Math.random() * 620;
      const [vx, vy] = [Math.cos(turn) * speed + driftX, Math.sin(turn) * speed + driftY];
      particles.emit(
        sorts.longSpark,
        x,
        y,
        vx,
        vy,
        i % 3 ? color : EMBER,
        0.7 + Math.random() * 0.5,
        0.6 + Math.random() * 0.6,
      );
    }
    for (let i = 0; i < Math.max(3, 9 * frame.quality); i++) {
      const shard = sorts.shards[i % sorts.shards.length];
      if (shard)
        particles.emit(
          shard,
          x,
          y,
          driftX + fling(230),
          driftY + fling(230),
          color,
          0.5 + Math.random(),
          0.6 + Math.random() * 0.5,
        );
    }
    for (let i = 0; i < 10 * frame.quality; i++) {
      particles.emit(
        sorts.ember,
        x,
        y,
        driftX + fling(200),
        driftY + fling(200),
        EMBER,
        0.4 + Math.random() * 0.5,
        0.7 + Math.random(),
      );
    }
    this.shake.at(frame, x, y, who === frame.ownId ? 1 : 0.62);
  }

  private hit(frame: Frame, x: number, y: number, who: number, color: number, amount: number): void {
    const actor = this.actors.of(who);
    if (actor) actor.hurt = 1;
    this.particles.stamp(this.sorts.flash, x, y, 0, LIGHT, 0.9);
    this.particles.stamp(this.sorts.smallShock, x, y, 0, color, 0.8);
    this.scatter(frame, x, y, 9, 340, EMBER);
    const shard = this.sorts.shards[amount % 3];
    if (shard) this.particles.emit(shard, x, y, fling(160), fling(160), color, 0.5, 0.5);
    if (who === frame.ownId) this.shake.add(0.34);
  }

  private shieldHit(frame: Frame, x: number, y: number, who: number): void {
    const actor = this.actors.of(who);
    if (actor) actor.shielded = 1;
    this.particles.stamp(this.sorts.flash, x, y, 0, SHIELD, 0.8);
    this.scatter(frame, x, y, 6, 280, SHIELD);
    if (who === frame.ownId) this.shake.add(0.16);
  }

  private arrive(frame: Frame, x: number, y: number, color: number): void {
    this.particles.stamp(this.sorts.arrival, x, y, 0, color, 1);
    this.particles.stamp(this.sorts.arrival, x, y, 0, LIGHT, 0.6);
    this.particles.stamp(this.sorts.burst, x, y, 0, color, 0.45);
    for (let i = 0; i < 14 * frame.quality; i++) {
      const turn = (i / 14) * Math.PI * 2 + Math.random() * 0.3;
      const far = 60 + Math.random() * 30;
      // They fly inward: what arrives gathers, what bursts scatters.
      const [fromX, fromY] = [x + Math.cos(turn) * far, y + Math.sin(turn) * far];
      this.particles.emit(this.sorts.spark, fromX, fromY, -Math.cos(turn) * 190, -Math.sin(turn) * 190, color, 0.8, 1);
    }
  }

  private take(frame: Frame, x: number, y: number, color: number): void {
    this.particles.stamp(this.sorts.smallShock, x, y, 0, color, 1.4);
    this.particles.stamp(this.sorts.flash, x, y, 0, color, 1.6);
    for (let i = 0; i < 8 * Math.max(0.5, frame.quality); i++) {
      this.particles.emit(
        this.sorts.sparkle,
        x + fling(12),
        y + fling(12),
        fling(110),
        fling(110),
        color,
        0.25 + Math.random() * 0.4,
      );
    }
  }

  private scatter(frame: Frame, x: number, y: number, count: number, speed: number, color: number): void {
    for (let i = 0; i < count * frame.quality; i++) {
      const turn = Math.random() * Math.PI * 2;
      const fast = speed * (0.3 + Math.random());
      this.particles.emit(
        this.sorts.spark,
        x,
        y,
        Math.cos(turn) * fast,
        Math.sin(turn) * fast,
        color,
        0.8,
        0.5 + Math.random() * 0.6,
      );
    }
  }
}

/** A number about 0, up to `reach` either way, mostly small. */
function fling(reach: number): number {
  return (Math.random() + Math.random() - 1) * reach;
}
