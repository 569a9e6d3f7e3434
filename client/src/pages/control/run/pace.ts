import type { Accessor } from 'solid-js';
import type { Desk } from '../desk.js';
import { nextPreset } from './speed.js';

/** How fast the room's time goes, and changing it. */
export interface Pace {
  /** What the room goes at when it is not paused. */
  readonly speed: Accessor<number>;
  toggle(): Promise<unknown>;
  step(ticks: number): Promise<unknown>;
  setSpeed(speed: number): void;
  /** To the next preset above (1) or below (-1). */
  shift(by: 1 | -1): void;
}

export function createPace(desk: Desk): Pace {
  const speed = () => desk.telemetry()?.speed ?? 1;
  const setSpeed = (factor: number) => void desk.run('speed', { factor });
  return {
    speed,
    toggle: () => desk.run(desk.paused() ? 'resume' : 'pause'),
    step: (ticks) => desk.run('step', { ticks }),
    setSpeed,
    shift: (by) => setSpeed(nextPreset(speed(), by)),
  };
}
