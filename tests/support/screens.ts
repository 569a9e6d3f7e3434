/** What pages are looked at on, for `Party.device`. */
export const LAPTOP = { viewport: { width: 1440, height: 900 } } as const;
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
} as const;

/** For tests that run on both. */
export const SCREENS = [
  ['laptop', LAPTOP],
  ['phone', PHONE],
] as const;
