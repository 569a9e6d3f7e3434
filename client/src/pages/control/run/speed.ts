import { LIMITS } from '@tickdeck/shared/wire/limits.js';

const { speedMin, speedMax } = LIMITS;
/** The speed command's step. */
const STEP = 0.05;

/** Speeds worth a button. */
export const PRESETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8] as const;

/** Where a speed stands on a slider of powers: 0 … 1. */
export function toSlider(speed: number): number {
  return Math.log(speed / speedMin) / Math.log(speedMax / speedMin);
}

/** The speed at a place of the slider, on the command's grid; near a preset it is the preset. */
export function fromSlider(place: number): number {
  const speed = speedMin * (speedMax / speedMin) ** place;
  const preset = PRESETS.find((one) => Math.abs(toSlider(one) - place) < 0.02);
  return preset ?? toGrid(speed);
}

/** The next preset above (1) or below (-1) a speed. */
export function nextPreset(speed: number, by: 1 | -1): number {
  if (by === 1) return PRESETS.find((one) => one > speed) ?? speedMax;
  return PRESETS.filter((one) => one < speed).at(-1) ?? speedMin;
}

/** `0.05×`, `1×`, `2.5×`. */
export function showSpeed(speed: number): string {
  return `${Number(speed.toFixed(2))}×`;
}

function toGrid(speed: number): number {
  const steps = Math.round(speed / STEP);
  return Math.min(speedMax, Math.max(speedMin, Number((steps * STEP).toFixed(2))));
}
