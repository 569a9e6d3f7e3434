/**
 * The palette. Players own the eight identity colours, so everything built is violet, which is none of them; space is
 * kept darker than any of them; light is nearly white.
 */
export const SPACE = '#05060d';
export const STRUCTURE = 0x8b7bff;
export const STRUCTURE_BRIGHT = 0xc9c0ff;
export const LIGHT = 0xf4f1ff;
export const SHIELD = 0x9fe8ff;
export const EMBER = 0xffb45e;
export const HEALTH = 0xf4f1ff;
export const HEALTH_LOW = 0xff6b57;

/** Colours of team members' rings, by a ship's `team`; the first is no team. */
export const TEAM_COLORS = [0, 0xe69f00, 0x56b4e9] as const;
/** Colours of pick-ups, by kind; their glyphs tell them apart without. */
export const PICKUP_COLORS = [0x7fdcff, 0xffe27a, 0xf2a4d8, 0x7fe3ad] as const;

/** A colour as CSS. */
export function css(rgb: number, alpha = 1): string {
  return `rgba(${(rgb >> 16) & 255}, ${(rgb >> 8) & 255}, ${rgb & 255}, ${alpha})`;
}

/** #rrggbb as a number. */
export function rgbOf(color: string): number {
  return Number.parseInt(color.slice(1), 16);
}

/** Part of the way from one colour to another. */
export function mix(from: number, to: number, share: number): number {
  const channel = (shift: number) => {
    const a = (from >> shift) & 255;
    return Math.round(a + (((to >> shift) & 255) - a) * share) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
