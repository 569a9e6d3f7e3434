import { CLOSE, type CloseReason } from '@tickdeck/shared/wire/errors.js';
import type { Goodbye } from '@tickdeck/shared/wire/messages.js';

/** What a closed socket means for the link. */
export type Closing =
  /** Nothing that waiting would change: the person must do something. */
  | { readonly kind: 'ended'; readonly reason: CloseReason; readonly text: string }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'lost'; readonly why: string };

const FINAL: ReadonlySet<CloseReason> = new Set<CloseReason>([
  'version',
  'unauthorised',
  'noRoom',
  'roomClosed',
  'full',
  'kicked',
  'moved',
  'banned',
  'revoked',
]);
export const LOST_TEXT = 'The connection to the host was lost.';

/** Reads a close code, and the goodbye before it if there was one; `why` is what a close without a reason means. */
export function closingOf(code: number, goodbye: Goodbye | undefined, why = LOST_TEXT): Closing {
  const reason = goodbye?.reason ?? reasonOf(code);
  if (!reason) return { kind: 'lost', why };
  const text = goodbye?.text || CLOSE[reason].text;
  if (reason === 'elsewhere') return { kind: 'elsewhere' };
  return FINAL.has(reason) ? { kind: 'ended', reason, text } : { kind: 'lost', why: text };
}

function reasonOf(code: number): CloseReason | undefined {
  const known = Object.entries(CLOSE).find(([, close]) => close.code === code);
  // The keys of CLOSE are the close reasons.
  return known?.[0] as CloseReason | undefined;
}
