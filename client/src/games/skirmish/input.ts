import type { SkirmishInput } from '@tickdeck/shared/games/skirmish/state.js';
import { AIM_STEPS, STICK_MAX } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Controls } from '../../input/controls.js';
import type { Shown } from '../../net/frame.js';
import { clamp } from '../../scene/ease.js';
import { rowsOf } from './rows.js';

const STEPS_OF_RADIAN = AIM_STEPS / (2 * Math.PI);

/** Hands to Skirmish's input: movement on the stick's grid; without an aim, a pad or a thumb aims where it moves. */
export function inputOf(controls: Controls, shown: Shown, own: number): SkirmishInput {
  return {
    moveX: Math.round(clamp(controls.moveX, -1, 1) * STICK_MAX),
    moveY: Math.round(clamp(controls.moveY, -1, 1) * STICK_MAX),
    aim: aimOf(controls, shown, own),
    fire: controls.fire ? 1 : 0,
    dash: controls.dash ? 1 : 0,
  };
}

function aimOf(controls: Controls, shown: Shown, own: number): number {
  if (controls.aimX !== 0 || controls.aimY !== 0) return stepOf(controls.aimX, controls.aimY);
  const moving = controls.moveX !== 0 || controls.moveY !== 0;
  if (moving && controls.device !== 'keyboard') return stepOf(controls.moveX, controls.moveY);
  const kept = own < 0 ? 0 : (rowsOf(shown, 'ships').columns.aim[own] ?? 0);
  return Math.round(kept) & (AIM_STEPS - 1);
}

function stepOf(x: number, y: number): number {
  return Math.round(Math.atan2(y, x) * STEPS_OF_RADIAN) & (AIM_STEPS - 1);
}
