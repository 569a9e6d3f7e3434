import { type SessionReport, SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';

/** One column of figures about somebody's link. */
export interface Figure {
  readonly head: string;
  readonly title: string;
  /** Only where there is room for it; `spare` ones give way last, to large letters. */
  readonly room?: 'extra' | 'spare';
  show(link: SessionReport): string;
  /** Whether it is worse than it should be. */
  isFair(link: SessionReport): boolean;
}

/** Above these a figure is marked. */
const RTT_FAIR_MS = 120;
const JITTER_FAIR_MS = 15;
const AGE_FAIR_MS = 250;

export const FIGURES: readonly Figure[] = [
  {
    head: 'RTT',
    title: 'Round trip, ms',
    show: ({ rttMs }) => String(Math.round(rttMs)),
    isFair: ({ rttMs }) => rttMs > RTT_FAIR_MS,
  },
  {
    head: 'Jitter',
    title: 'How much the way of frames varies, ms',
    room: 'extra',
    show: ({ jitterMs }) => jitterMs.toFixed(1),
    isFair: ({ jitterMs }) => jitterMs > JITTER_FAIR_MS,
  },
  {
    head: 'kB/s',
    title: 'Sent to them, kB/s',
    room: 'spare',
    show: ({ bytesPerSecond }) => (bytesPerSecond / 1000).toFixed(1),
    isFair: () => false,
  },
  {
    head: 'Skips',
    title: 'Frames left out because their link is slow',
    room: 'spare',
    show: ({ skips }) => (skips < 10_000 ? String(skips) : `${(skips / 1000).toFixed(1)}k`),
    isFair: () => false,
  },
  {
    head: 'Age',
    title: 'Age of the newest frame they have confirmed, ms',
    show: ({ frameAgeMs }) => String(Math.round(frameAgeMs)),
    isFair: ({ frameAgeMs }) => frameAgeMs > AGE_FAIR_MS,
  },
  {
    head: 'Inputs',
    title: 'Inputs that come from them, a second',
    room: 'extra',
    show: ({ player, inputRate }) => (player > 0 ? String(Math.round(inputRate)) : '–'),
    isFair: () => false,
  },
  {
    head: 'Slack',
    title: 'How long before their tick nearly all inputs come, ms',
    room: 'extra',
    show: ({ slackMs }) => (slackMs === SLACK_UNKNOWN_MS ? '–' : slackMs.toFixed(1)),
    isFair: ({ slackMs }) => slackMs !== SLACK_UNKNOWN_MS && slackMs < 0,
  },
  {
    head: 'Device',
    title: 'What they seem to sit at',
    room: 'extra',
    show: ({ gear }) => (gear === 'other' ? '–' : gear),
    isFair: () => false,
  },
];
