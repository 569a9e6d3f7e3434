import { ROLES, type Role } from '@tickdeck/shared/wire/messages.js';
import { placeIn } from './link/place.js';

const KEY = 'tickdeck.control-token';
const TOKEN = /^[\w-]{8,}\.[\w-]{8,}$/;

/** For browsers that refuse storage: then a reload asks for the link again. */
let kept = '';

/** What a tab has to show: a token, none, or a link that lost its end on the way. */
export type TokenFound = { readonly kind: 'token'; readonly token: string } | { readonly kind: 'none' | 'cut' };

/**
 * The token of this tab: the one in the address, which is erased from it at once so that nobody reads it over a shoulder
 * or out of the history, else the one kept since.
 */
export function takeToken(): TokenFound {
  const { hash, pathname, search } = location;
  const found = tokenIn(hash);
  const place = placeIn(hash);
  if (hash !== '') history.replaceState(history.state, '', pathname + search + (place && `#${place}`));
  if (found !== undefined) keepToken(found);
  const token = found ?? keptToken();
  if (token !== '') return { kind: 'token', token };
  return { kind: hash.includes('token') ? 'cut' : 'none' };
}

/** Keeps a token for as long as the tab lives. */
export function keepToken(token: string): void {
  kept = token;
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // Forbidden: the page's own memory has it.
  }
}

/** The token in what somebody pasted: a whole control link, its end, or the bare token. */
export function tokenIn(text: string): string | undefined {
  const marked = /[#&?]token=([^&\s]+)/.exec(text)?.[1];
  const token = (marked ?? text).trim();
  return TOKEN.test(token) ? token : undefined;
}

/** A text without the token that may be in it: what stays on the page is seen by others too. */
export function withoutToken(text: string): string {
  return text.replace(/#token=\S+/g, '#token=…');
}

/**
 * The role that a token was made for, which stands in it open to read; the host checks it. Without a token one may look.
 * Format: server/src/control/tokens.ts.
 */
export function roleOf(token: string): Role {
  if (token === '') return 'spectator';
  try {
    const body = atob((token.split('.')[0] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    return ROLES[body.charCodeAt(1)] ?? 'operator';
  } catch {
    // The host will say what it thinks of it.
    return 'operator';
  }
}

function keptToken(): string {
  try {
    return sessionStorage.getItem(KEY) ?? kept;
  } catch {
    return kept;
  }
}
