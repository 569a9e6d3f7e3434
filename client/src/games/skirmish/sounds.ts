/**
 * Every sound, as zzfx parameters: volume, randomness, frequency, attack, sustain, release, shape, shapeCurve, slide,
 * deltaSlide, pitchJump, pitchJumpTime, repeatTime, noise, modulation, bitCrush, delay, sustainVolume, decay, tremolo,
 * filter. What one does oneself is brighter and louder than the same thing done by others.
 */
type Sound = readonly number[];

export const ownShot: Sound = [
  0.55, 0.04, 620, 0, 0.015, 0.07, 2, 1.6, -9, 0, 0, 0, 0, 0.15, 0, 0, 0, 0.8, 0.02, 0, -2200,
];
export const ownRapid: Sound = [
  0.45, 0.05, 840, 0, 0.01, 0.05, 2, 1.4, -12, 0, 0, 0, 0, 0.1, 0, 0, 0, 0.8, 0.01, 0, -2600,
];
export const ownSpread: Sound = [
  0.5, 0.05, 340, 0, 0.03, 0.12, 3, 1.8, -6, 0, 0, 0, 0, 0.5, 0, 0, 0, 0.7, 0.03, 0, -1800,
];
export const otherShot: Sound = [
  0.3, 0.08, 430, 0, 0.012, 0.06, 1, 1.5, -7, 0, 0, 0, 0, 0.2, 0, 0, 0, 0.7, 0.02, 0, -1200,
];
export const hitGiven: Sound = [0.5, 0.03, 1150, 0, 0.01, 0.06, 1, 1.2, 0, 0, 320, 0.02, 0, 0, 0, 0, 0, 0.7, 0.01];
export const hitTaken: Sound = [0.9, 0.05, 130, 0, 0.03, 0.16, 3, 1.6, -2, 0, 0, 0, 0, 1.4, 0, 0.1, 0, 0.7, 0.03];
export const hitOther: Sound = [0.3, 0.1, 260, 0, 0.01, 0.09, 4, 1.4, 0, 0, 0, 0, 0, 0.8, 0, 0, 0, 0.6, 0.02, 0, -1500];
export const shieldTaken: Sound = [0.6, 0.03, 520, 0, 0.04, 0.16, 0, 1.2, 0, 0, -160, 0.04, 0, 0, 22, 0, 0, 0.7, 0.03];
export const ricochet: Sound = [0.22, 0.15, 980, 0, 0.01, 0.09, 1, 1.8, -14, 0, 0, 0, 0, 0, 0, 0, 0, 0.6, 0.02];
export const blast: Sound = [
  1, 0.08, 92, 0.005, 0.14, 0.5, 4, 1.1, -0.6, 0, 0, 0, 0, 0.9, 0, 0.12, 0, 0.55, 0.12, 0, -900,
];
export const ownBlast: Sound = [
  1.5, 0.05, 64, 0.01, 0.28, 0.95, 4, 1.2, -0.4, 0, 0, 0, 0, 1.1, 0, 0.2, 0.06, 0.6, 0.18, 0, -700,
];
export const kill: Sound = [0.7, 0, 523, 0.005, 0.08, 0.22, 1, 1.1, 0, 0, 261, 0.07, 0, 0, 0, 0, 0.03, 0.7, 0.04];
export const ownDash: Sound = [
  0.45, 0.04, 190, 0.01, 0.06, 0.2, 3, 1.4, 7, 0, 0, 0, 0, 0.9, 0, 0, 0, 0.7, 0.05, 0, 500,
];
export const otherDash: Sound = [
  0.3, 0.08, 150, 0.01, 0.05, 0.16, 3, 1.4, 5, 0, 0, 0, 0, 0.9, 0, 0, 0, 0.6, 0.05, 0, -1100,
];
export const ownPickup: Sound = [
  0.8, 0, 660, 0.005, 0.09, 0.24, 0, 1.1, 0, 0, 330, 0.06, 0.06, 0, 0, 0, 0.04, 0.75, 0.05,
];
export const otherPickup: Sound = [
  0.25, 0.03, 520, 0.005, 0.05, 0.14, 0, 1.1, 0, 0, 200, 0.05, 0, 0, 0, 0, 0, 0.6, 0.04,
];
export const ownSpawn: Sound = [0.8, 0, 220, 0.08, 0.16, 0.34, 0, 1.3, 4, 0, 0, 0, 0, 0, 3, 0, 0.06, 0.7, 0.1, 0.2];
export const otherSpawn: Sound = [0.22, 0.05, 200, 0.06, 0.1, 0.22, 0, 1.3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0.6, 0.06];
export const bump: Sound = [0.5, 0.1, 88, 0, 0.02, 0.09, 4, 1.3, -1, 0, 0, 0, 0, 0.6, 0, 0, 0, 0.6, 0.02, 0, -800];
export const beep: Sound = [0.75, 0, 440, 0.005, 0.09, 0.1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.85, 0.02];
export const go: Sound = [1, 0, 880, 0.005, 0.22, 0.32, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0.04, 0.8, 0.06];
export const roundEnd: Sound = [1, 0, 392, 0.01, 0.42, 0.7, 1, 1.1, 0, 0, 131, 0.14, 0.28, 0, 0, 0, 0.08, 0.75, 0.1];
