import { type Device, deflection, directionOf, NEUTRAL, type Reading } from './device.js';

/** Sticks never rest exactly in the middle. */
const MOVE_DEAD = 0.18;
/** An aim must be meant: a stick let go swings back through the middle. */
const AIM_DEAD = 0.35;
const TRIGGER = 0.3;

/** Buttons of the standard layout. */
const FIRE = [7, 5];
const DASH = [0, 4, 6];
const [UP, DOWN, LEFT, RIGHT] = [12, 13, 14, 15] as const;

/** What is needed of a Gamepad. */
export interface Pad {
  readonly connected: boolean;
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean; readonly value: number }[];
}

/** A gamepad in the standard layout: left stick or cross moves, right stick aims, triggers fire and dash. */
export class GamepadDevice implements Device {
  /** @param pads the gamepads there are now; browsers refresh them only when asked. */
  constructor(private readonly pads: () => readonly (Pad | null)[]) {}

  /** What the first gamepad that anything is done with says. */
  read(): Reading {
    return this.active() ?? NEUTRAL;
  }

  /** Whether anything is done with a gamepad now. */
  get isUsed(): boolean {
    return this.active() !== undefined;
  }

  release(): void {
    // A gamepad is asked anew every time; there is nothing to let go of.
  }

  private active(): Reading | undefined {
    for (const pad of this.pads()) {
      if (!pad?.connected) continue;
      const reading = readPad(pad);
      const { moveX, moveY, aimX, aimY, fire, dash } = reading;
      if (moveX !== 0 || moveY !== 0 || aimX !== 0 || aimY !== 0 || fire || dash) return reading;
    }
    return undefined;
  }
}

/** The browser's gamepads; none where pages may not see them, as over plain HTTP in some browsers. */
export function browserPads(): readonly (Pad | null)[] {
  try {
    return navigator.getGamepads();
  } catch {
    // There is no such function, or a policy forbids it.
    return [];
  }
}

function readPad(pad: Pad): Reading {
  const [x = 0, y = 0, aimAxisX = 0, aimAxisY = 0] = pad.axes;
  const presses = (buttons: readonly number[]) =>
    buttons.some((button) => pad.buttons[button]?.pressed || (pad.buttons[button]?.value ?? 0) > TRIGGER);
  const crossX = Number(presses([RIGHT])) - Number(presses([LEFT]));
  const crossY = Number(presses([DOWN])) - Number(presses([UP]));
  const [moveX, moveY] = crossX !== 0 || crossY !== 0 ? directionOf(crossX, crossY, 0) : deflection(x, y, MOVE_DEAD);
  const [aimX, aimY] = directionOf(aimAxisX, aimAxisY, AIM_DEAD);
  return { moveX, moveY, aimX, aimY, fire: presses(FIRE), dash: presses(DASH) };
}
