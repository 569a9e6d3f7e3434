/** What pages are looked at on, for `Party.device`. One pixel a point: finer takes four times as long without a graphics card. */
export const LAPTOP = { viewport: { width: 1440, height: 900 } } as const;
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
} as const;

/** For tests that run on both. */
export const SCREENS = [
  ['laptop', LAPTOP],
  ['phone', PHONE],
] as const;
