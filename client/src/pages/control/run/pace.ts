import { type Accessor, createMemo } from 'solid-js';
import type { Desk } from '../desk.js';
import { nextPreset } from './speed.js';

/** How fast the room's time goes, and changing it. */
export interface Pace {
  /** What the room goes at when it is not paused. */
  readonly speed: Accessor<number>;
  toggle(): Promise<unknown>;
  step(ticks: number): Promise<unknown>;
  /** To the next happening of which `event` holds; empty for any. */
  stepTo(event: string): Promise<unknown>;
  setSpeed(speed: number): Promise<unknown>;
  /** To the next preset above (1) or below (-1). */
  shift(by: 1 | -1): Promise<unknown>;
}

/** @param reason - why, for everybody's screen; empty when nobody says. */
export function createPace(desk: Desk, reason: Accessor<string> = () => ''): Pace {
  const speed = createMemo(() => desk.telemetry()?.speed ?? 1);
  const setSpeed = (factor: number) => desk.run('speed', { factor, reason: reason() });
  return {
    speed,
    toggle: () => desk.run(desk.paused() ? 'resume' : 'pause', { reason: reason() }),
    step: (ticks) => desk.run('step', { ticks }),
    stepTo: (event) => desk.run('step-to', { event }),
    setSpeed,
    shift: (by) => setSpeed(nextPreset(speed(), by)),
  };
}
