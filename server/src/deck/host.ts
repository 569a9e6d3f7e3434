import { DEFAULT_PORT } from '../config.js';
import { readKeyring } from '../control/keyring.js';
import { issueToken } from '../control/tokens.js';
import { findWhereabouts } from '../control/whereabouts.js';
import type { Options } from './options.js';

/** A failure on its way to the terminal; its message is for a person. */
export class Failed extends Error {}

/** A host that can be spoken to. */
export interface Host {
  readonly url: string;
  /** Empty when there is none. */
  readonly token: string;
  /** Of the control link that was given; empty otherwise. */
  readonly room: string;
  ask(path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  give(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }>;
}

const TIMEOUT_MS = 10_000;

/**
 * The host that is meant: the one named, or the one that has this data folder on this machine, or whoever listens where a host does
 * by itself. On this machine the key in that folder makes a token, so that whoever may read it needs none.
 */
export function findHost({ url, token, data }: Options, wallMs: number): Host {
  const named = url === '' ? undefined : linkOf(url);
  const found = named ? undefined : findWhereabouts(data);
  const base = named?.base ?? found ?? `http://localhost:${DEFAULT_PORT}`;
  const isHere = found !== undefined || isThisMachine(base);
  const keyring = isHere ? readKeyring(data) : undefined;
  const own = named?.token || token || (keyring ? issueToken(keyring, 'host', wallMs) : '');
  const call = async (path: string, init: RequestInit) => {
    const response = await fetch(base + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {
      throw new Failed(`No host answers at ${base}. Start one with npm start, or name it with --url.`);
    });
    const body: unknown = await response.json().catch(() => {
      throw new Failed(`What answers at ${base} is no Tickdeck.`);
    });
    return { status: response.status, body };
  };
  return {
    url: base,
    token: own,
    room: named?.room ?? '',
    ask: (path) => call(path, {}),
    give(path, body) {
      // Only now: what answers has shown that it is a host by what it says without a token.
      const headers = { authorization: `Bearer ${own}`, 'content-type': 'application/json' };
      return call(path, { method: 'POST', headers, body: JSON.stringify(body) });
    },
  };
}

/** An address, or a whole control link with room and token. */
function linkOf(text: string): { readonly base: string; readonly token: string; readonly room: string } {
  const url = parsed(/^https?:\/\//.test(text) ? text : `http://${text}`);
  if (!url) throw new Failed(`"${text}" is no address. A host has one such as http://192.168.1.5:${DEFAULT_PORT}.`);
  const [, room = ''] = /^\/(?:control|play|watch)\/([^/]+)/.exec(url.pathname) ?? [];
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  return { base: url.origin, token, room };
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function isThisMachine(base: string): boolean {
  const { hostname } = new URL(base);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
