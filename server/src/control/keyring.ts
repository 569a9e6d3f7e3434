import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/** What may be signed or hashed; each purpose has a secret of its own, so that a value made for one says nothing about another. */
export type Purpose = 'token' | 'device' | 'code';

/** The host's secrets, all derived from one key of `KEY_BYTES` random bytes. */
export class Keyring {
  readonly #secrets: { readonly [purpose in Purpose]: Buffer };

  constructor(key: Uint8Array) {
    const derive = (purpose: Purpose) => Buffer.from(hkdfSync('sha256', key, '', `tickdeck ${purpose}`, KEY_BYTES));
    this.#secrets = { token: derive('token'), device: derive('device'), code: derive('code') };
  }

  /** HMAC-SHA256 of `text` under the secret of `purpose`: 32 bytes. */
  seal(purpose: Purpose, text: string): Buffer {
    return createHmac('sha256', this.#secrets[purpose]).update(text).digest();
  }
}

/**
 * Opens the key file `key` in `folder`, making both when missing; `renew` replaces the key, which revokes every token.
 * @throws Error with a text for a person when the folder cannot be written or the file is no key.
 */
export function openKeyring(folder: string, what: 'keep' | 'renew'): Keyring {
  const path = join(folder, 'key');
  const stored = usable(folder, () => {
    mkdirSync(folder, { recursive: true });
    return (what === 'renew' ? undefined : readKey(path)) ?? writeKey(path);
  });
  const key = Buffer.from(stored.trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw new Error(`${path} is not a Tickdeck key. Start with --new-key to replace it.`);
  protect(path);
  return new Keyring(key);
}

/** The keyring of the host with this data folder; undefined when there is none, or it is not this user's to read. */
export function readKeyring(folder: string): Keyring | undefined {
  try {
    const key = Buffer.from((readKey(join(folder, 'key')) ?? '').trim(), 'base64url');
    return key.length === KEY_BYTES ? new Keyring(key) : undefined;
  } catch {
    return undefined;
  }
}

/** What the file system has against a folder, in words. */
function usable<T>(folder: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The folder ${folder} for the host's data cannot be used (${why}). Choose another with --data.`);
  }
}

function readKey(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Answers what it wrote. */
function writeKey(path: string): string {
  const text = randomBytes(KEY_BYTES).toString('base64url');
  // Written aside and renamed, so that a crash never leaves half a key behind.
  const aside = `${path}.${process.pid}.tmp`;
  writeFileSync(aside, `${text}\n`, { mode: OWNER_ONLY });
  renameSync(aside, path);
  protect(path);
  return text;
}

/** Best effort: Windows has no such modes, and a shared drive may refuse them. */
function protect(path: string): void {
  try {
    chmodSync(path, OWNER_ONLY);
  } catch {}
}
