import type { Alert, AlertKind } from '@tickdeck/shared/topics/alerts.js';
import type { IconName } from '../../../ui/icon.js';

/** What each kind is called, and its sign. */
export const KINDS: { readonly [kind in AlertKind]: { readonly title: string; readonly icon: IconName } } = {
  overrun: { title: 'Late beats', icon: 'slow' },
  mismatch: { title: 'Page disagrees', icon: 'several' },
  sentAway: { title: 'Sent away', icon: 'kick' },
  linksLost: { title: 'Links lost', icon: 'unplugged' },
  memory: { title: 'Memory', icon: 'devices' },
  roomFailed: { title: 'Room broke', icon: 'warning' },
  rule: { title: 'Rule', icon: 'sliders' },
};

const RANK: { readonly [state in Alert['state']]: number } = { open: 0, acknowledged: 1, shelved: 2, cleared: 3 };

/** What wants attention first, then the newest. */
export function inOrder(alerts: readonly Alert[]): readonly Alert[] {
  return [...alerts].sort((a, b) => RANK[a.state] - RANK[b.state] || b.lastAt - a.lastAt || b.id - a.id);
}

/** `open`, `Olga looks after it`, `shelved by Olga until 12:30`. */
export function sayState({ state, who, untilAt }: Alert): string {
  switch (state) {
    case 'open':
      return 'open';
    case 'acknowledged':
      return `${who} looks after it`;
    case 'shelved':
      return `shelved by ${who} until ${new Date(untilAt).toTimeString().slice(0, 5)}`;
    case 'cleared':
      return who === '' ? 'over' : `over; ${who} looked after it`;
  }
}

/** `just now`, `40 s ago`, `3 min ago`, `2 h ago`. */
export function sayAge(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 90) return `${seconds} s ago`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3600)} h ago`;
}
