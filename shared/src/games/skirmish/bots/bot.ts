import { FLYING } from '../kinds.js';
import { mindOf, shipOf } from '../rows.js';
import type { SkirmishInput, SkirmishWorld } from '../state.js';
import { aimAndFire } from './aim.js';
import { skillOf } from './skills.js';
import { steer } from './steer.js';
import { think } from './think.js';

/** What the bot in a seat does this tick; neutral while it has no ship to fly. What it remembers is its row of `bots`. */
export function steerBot(world: SkirmishWorld, player: number, input: SkirmishInput): void {
  input.moveX = 0;
  input.moveY = 0;
  input.fire = 0;
  input.dash = 0;
  const ship = shipOf(world, player);
  const mind = mindOf(world, player);
  if (!ship || !mind) return;
  input.aim = mind.aim;
  if (ship.life !== FLYING) {
    // Whom it fought before it was wrecked is forgotten, and it starts with a fresh look around.
    mind.target = 0;
    mind.seenAt = 0;
    mind.thinkAt = 0;
    return;
  }
  const skill = skillOf(world.rules.botSkill);
  if (world.tick >= mind.thinkAt) think(world, ship, mind, skill);
  aimAndFire(world, ship, mind, skill, input);
  steer(world, ship, mind, skill, input);
}
