import type { SessionReport } from '@tickdeck/shared/wire/messages.js';

/** One column of figures about somebody's link. */
export interface Figure {
  readonly head: string;
  readonly title: string;
  show(link: SessionReport): string;
  /** Whether it is worse than it should be. */
  isFair(link: SessionReport): boolean;
}

/** Above these a figure is marked. */
const RTT_FAIR_MS = 120;
const AGE_FAIR_MS = 250;

export const FIGURES: readonly Figure[] = [
  {
    head: 'RTT',
    title: 'Round trip, ms',
    show: ({ rttMs }) => String(Math.round(rttMs)),
    isFair: ({ rttMs }) => rttMs > RTT_FAIR_MS,
  },
  {
    head: 'kB/s',
    title: 'Sent to them, kB/s',
    show: ({ bytesPerSecond }) => (bytesPerSecond / 1000).toFixed(1),
    isFair: () => false,
  },
  {
    head: 'Skips',
    title: 'Frames left out because their link is slow',
    show: ({ skips }) => String(skips),
    isFair: () => false,
  },
  {
    head: 'Age',
    title: 'Age of the newest frame they have confirmed, ms',
    show: ({ frameAgeMs }) => String(Math.round(frameAgeMs)),
    isFair: ({ frameAgeMs }) => frameAgeMs > AGE_FAIR_MS,
  },
];
