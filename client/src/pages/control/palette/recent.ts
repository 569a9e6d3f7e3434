import { recallJson, remember } from '../../../ui/storage.js';

const STORED = 'recent';
const KEPT_MAX = 12;

/** What was done from the palette lately, the newest first: ids of actions. */
export function recentActions(): readonly string[] {
  const stored = recallJson(STORED);
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, KEPT_MAX) : [];
}

export function noteAction(id: string): void {
  const others = recentActions().filter((one) => one !== id);
  remember(STORED, JSON.stringify([id, ...others].slice(0, KEPT_MAX)));
}
