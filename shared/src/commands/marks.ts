import type { Role } from '../wire/messages.js';

/** `ban`: may not come in; `mute`: may not talk; `warning`: was told to mend their ways; `note`: for those who look after the room. */
export const MARK_KINDS = ['ban', 'mute', 'warning', 'note'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something that is kept about a person, over rooms and restarts. Marks are never erased, only lifted. */
export interface Mark {
  readonly id: string;
  readonly kind: MarkKind;
  /** Hash of the person's device key: who they are. */
  readonly device: string;
  /** The address that a ban covers too; empty for none. */
  readonly address: string;
  /** What the person was called. */
  readonly name: string;
  /** The reason, or what was noted. */
  readonly text: string;
  readonly by: string;
  /** Role of whoever made it: nobody below may lift it. */
  readonly role: Role;
  /** Wall time, ms since 1970; so are all times here. */
  readonly at: number;
  /** When it ends by itself; 0 for never. */
  readonly until: number;
  /** When it was taken back; 0 while it was not. */
  readonly lifted: number;
  readonly liftedBy: string;
}

/** Whether a mark still counts. */
export function stands(mark: Pick<Mark, 'lifted' | 'until'>, at: number): boolean {
  return mark.lifted === 0 && (mark.until === 0 || mark.until > at);
}

/** The newest mark of a kind that counts. */
export function standing(marks: readonly Mark[], kind: MarkKind, at: number): Mark | undefined {
  return marks.filter((mark) => mark.kind === kind && stands(mark, at)).at(-1);
}

/** Different for all that is noted of a device in different milliseconds: rooms name marks without asking each other. */
export function markId(kind: MarkKind, device: string, at: number): string {
  return `${kind}-${at.toString(36)}-${device.slice(0, DEVICE_CHARS)}`;
}

const DEVICE_CHARS = 8;

/** How much longer something lasts that ends at `until`, for a person. */
export function sayRest(until: number, at: number): string {
  if (until === 0) return 'for good';
  const minutes = Math.max(1, Math.ceil((until - at) / MINUTE_MS));
  if (minutes < 120) return minutes === 1 ? 'for a minute' : `for ${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? `for ${hours} hours` : `for ${Math.ceil(hours / 24)} days`;
}

export const MINUTE_MS = 60_000;
