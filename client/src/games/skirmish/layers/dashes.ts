import { LIGHT } from '../art/ink.js';
import type { Sheet } from '../art/sheet.js';
import type { Frame } from '../frame.js';
import type { Hearing } from '../hearing.js';
import type { Actor, Actors } from './actors.js';
import type { Particles } from './particles.js';
import { AIM_RADIANS } from './ships.js';
import type { Sorts } from './sorts.js';

/** Simulated seconds between two after-images. */
const GHOST_SECONDS = 0.028;

/** A dash: a ring where it starts, after-images along the way, its sound. */
export class Dashes {
  constructor(
    private readonly sheet: Sheet,
    private readonly sorts: Sorts,
    private readonly actors: Actors,
    private readonly hearing: Hearing,
  ) {}

  update(frame: Frame, particles: Particles): void {
    if (frame.seconds <= 0) return;
    const { dashing } = frame.ships.columns;
    for (let i = 0; i < frame.ships.count; i++) {
      const id = frame.ships.ids[i] as number;
      const actor = this.actors.of(id);
      if (!actor) continue;
      const now = dashing[i] === 1;
      if (now && !actor.wasDashing) this.start(frame, particles, i, id, actor);
      if (now) this.leaveGhosts(frame, particles, i, actor);
      actor.wasDashing = now;
    }
  }

  private start(frame: Frame, particles: Particles, i: number, id: number, actor: Actor): void {
    const { rgb } = frame.roster.of(frame.ships.columns.player[i] as number);
    particles.stamp(this.sorts.smallShock, actor.x, actor.y, 0, rgb, 1.6);
    particles.stamp(this.sorts.flash, actor.x, actor.y, 0, LIGHT, 1.1);
    this.hearing.dash(frame, id, actor.x, actor.y);
  }

  private leaveGhosts(frame: Frame, particles: Particles, i: number, actor: Actor): void {
    actor.ghostIn -= frame.seconds;
    if (actor.ghostIn > 0) return;
    actor.ghostIn = GHOST_SECONDS;
    const { aim, player } = frame.ships.columns;
    const { color, shape } = frame.roster.of(player[i] as number);
    const ghost = this.sorts.ghost(this.sheet.hull(color, shape));
    particles.stamp(ghost, actor.x, actor.y, (aim[i] as number) * AIM_RADIANS, 0xffffff);
  }
}
