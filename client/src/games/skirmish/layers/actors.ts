import type { Frame } from '../frame.js';
import { Trail } from './trails.js';

const WRECKED = 2;
/** A ship seen farther than this from where it was, units, was put there. */
const JUMP_DISTANCE = 220;

/** What the picture remembers of a ship from frame to frame. */
export class Actor {
  readonly trail = new Trail();
  x = 0;
  y = 0;
  /** Seen velocity, units a second, smoothed. */
  vx = 0;
  vy = 0;
  jump = -1;
  seen = 0;
  /** Seconds since it appeared; drives the arrival. */
  since = 0;
  /** 1 just after a hit, falling to 0: hull and shield flash. */
  hurt = 0;
  shielded = 0;
  /** Distance the gun has sprung back, units. */
  recoil = 0;
  shotTick = -1;
  wasDashing = false;
  wasWrecked = true;
  ghostIn = 0;
  emission = 0;
}

/** Actors by row id; those whose ship left are forgotten. */
export class Actors {
  private readonly actors = new Map<number, Actor>();
  private frames = 0;

  of(id: number): Actor | undefined {
    return this.actors.get(id);
  }

  /** Follows every shown ship for one frame. */
  update(frame: Frame): void {
    this.frames++;
    const { ships, seconds } = frame;
    const { x, y, life, jump } = ships.columns;
    for (let i = 0; i < ships.count; i++) {
      const actor = this.admit(ships.ids[i] as number);
      const wrecked = life[i] === WRECKED;
      follow(actor, x[i] as number, y[i] as number, jump?.[i] ?? 0, seconds);
      if (actor.wasWrecked && !wrecked) actor.since = 0;
      actor.wasWrecked = wrecked;
      actor.since += seconds;
      actor.hurt = Math.max(0, actor.hurt - seconds * 5);
      actor.shielded = Math.max(0, actor.shielded - seconds * 3.2);
      actor.recoil *= Math.exp(-seconds * 18);
    }
    for (const [id, actor] of this.actors) if (actor.seen !== this.frames) this.actors.delete(id);
  }

  private admit(id: number): Actor {
    let actor = this.actors.get(id);
    if (!actor) {
      actor = new Actor();
      this.actors.set(id, actor);
    }
    actor.seen = this.frames;
    return actor;
  }
}

function follow(actor: Actor, x: number, y: number, jump: number, seconds: number): void {
  const [dx, dy] = [x - actor.x, y - actor.y];
  actor.x = x;
  actor.y = y;
  if (actor.jump !== jump || Math.abs(dx) + Math.abs(dy) > JUMP_DISTANCE) {
    actor.jump = jump;
    actor.vx = 0;
    actor.vy = 0;
    actor.trail.clear();
  } else if (seconds > 0) {
    const share = 1 - Math.exp(-seconds * 22);
    actor.vx += (dx / seconds - actor.vx) * share;
    actor.vy += (dy / seconds - actor.vy) * share;
  }
}
