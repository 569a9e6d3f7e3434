import type { Look } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createSignal } from 'solid-js';
import { tagOf } from './names.js';
import { COLORS, OUTLINES } from './shapes.js';
import { recall, recallJson, remember } from './storage.js';

/** Who sits at this device. An empty name means that nobody has said yet; an empty tag follows the name. */
export interface Profile {
  readonly name: string;
  readonly color: number;
  readonly shape: number;
  readonly tag: string;
}

const [profile, writeProfile] = createSignal<Profile>(readProfile());
const [muted, writeMuted] = createSignal(recall('muted') === 'yes');

export { muted, profile };

/** Changes and remembers the profile. */
export function setProfile(change: Partial<Profile>): void {
  const next = { ...profile(), ...change };
  writeProfile(next);
  remember('profile', JSON.stringify(next));
}

export function setMuted(next: boolean): void {
  writeMuted(next);
  remember('muted', next ? 'yes' : 'no');
}

/** What others recognise this person by. */
export function lookOf({ name, color, shape, tag }: Profile): Look {
  return { color, shape, tag: tag || tagOf(name) };
}

/** The random key by which a room gives this device its seat, name and score back. */
export function deviceKey(): string {
  const known = recall('device');
  if (known && /^[0-9a-f]{32}$/.test(known)) return known;
  // randomUUID does not exist on plain HTTP; getRandomValues does.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  remember('device', key);
  return key;
}

function readProfile(): Profile {
  const read = recallJson('profile');
  const saved: { readonly [key: string]: unknown } = typeof read === 'object' && read !== null ? { ...read } : {};
  return {
    name: typeof saved.name === 'string' ? saved.name.slice(0, LIMITS.nameCharsMax) : '',
    color: indexIn(COLORS.length, saved.color),
    shape: indexIn(OUTLINES.length, saved.shape),
    tag: typeof saved.tag === 'string' ? saved.tag.slice(0, LIMITS.tagCharsMax) : '',
  };
}

/** The saved index, or a random one: strangers on one screen should differ from the first second on. */
function indexIn(count: number, saved: unknown): number {
  const valid = typeof saved === 'number' && Number.isInteger(saved) && saved >= 0 && saved < count;
  return valid ? saved : Math.floor(Math.random() * count);
}
