import { createSignal } from 'solid-js';
import { recall, remember } from './storage.js';

/** How a page looks: by night, by day, or from the far end of a hall. */
export const THEMES = ['dark', 'light', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

/** Whose eyes a page is looked at with, to see whether it tells by more than colour. */
export const VISIONS = ['usual', 'protanopia', 'deuteranopia', 'tritanopia', 'monochrome'] as const;
export type Vision = (typeof VISIONS)[number];

const [theme, writeTheme] = createSignal<Theme>(THEMES.find((one) => one === recall('theme')) ?? 'dark');
// Not remembered: it is for a look, and whoever forgot it would think the colours broken.
const [vision, setVision] = createSignal<Vision>('usual');

export { setVision, theme, vision };

export function setTheme(next: Theme): void {
  writeTheme(next);
  remember('theme', next);
}

/**
 * What linear light each kind of eye takes for another's, as rows of an SVG colour matrix.
 * Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency"
 * (2009), severity 1; the last is luminance (ITU-R BT.709).
 */
export const VISION_MATRICES: { readonly [vision in Exclude<Vision, 'usual'>]: readonly number[] } = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  monochrome: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
};
