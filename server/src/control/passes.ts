import { createHash } from 'node:crypto';
import { opens, type Pass } from '@tickdeck/shared/commands/passes.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { KeptPass, StorePort } from '../store/port.js';
import type { Grant } from './authorise.js';
import type { Keyring } from './keyring.js';
import { issueToken, verifyToken } from './tokens.js';

/** Those that work, and as many again three times that did: who looks for one should find that it was taken back. */
const PASSES_MAX = 4 * LIMITS.linksMax;

const UNKNOWN = 'This token is not valid (any more). Ask the host for a new link.';

/** The links that the host has handed out. Of each only what it grants is known, and the hash of its token. */
export class Passes {
  readonly #passes = new Map<string, KeptPass>();
  readonly #byHash = new Map<string, string>();

  constructor(
    private readonly keyring: Keyring,
    private readonly store: Pick<StorePort, 'write'>,
    kept: readonly KeptPass[],
  ) {
    for (const pass of kept) this.#hold(pass);
  }

  /** Without what could tell their tokens. */
  all(): readonly Pass[] {
    return [...this.#passes.values()].map(({ tokenHash: _, ...pass }) => pass);
  }

  /** Whether the pass of an id opens anything. */
  works(id: string, at: number): boolean {
    const pass = this.#passes.get(id);
    return pass !== undefined && opens(pass, at);
  }

  /** Makes the token of a new pass: the only moment at which it is known. */
  make(pass: Pass): string {
    const token = issueToken(this.keyring, pass.role, pass.at, 'pass');
    this.#keep({ ...pass, tokenHash: hashOf(token) });
    return token;
  }

  /** Changes what is known of a pass. */
  change(pass: Pass): void {
    const known = this.#passes.get(pass.id);
    if (known) this.#keep({ ...pass, tokenHash: known.tokenHash });
  }

  /** What a token grants, or in words why nothing. */
  grantOf(token: string, at: number): Grant | string {
    const claims = verifyToken(this.keyring, token);
    if (claims === undefined) return UNKNOWN;
    const { role, fingerprint } = claims;
    if (claims.kind === 'host') return { role, fingerprint, pass: '', label: '', room: '', until: 0 };
    const pass = this.#passes.get(this.#byHash.get(hashOf(token)) ?? '');
    if (pass === undefined) return UNKNOWN;
    if (pass.revoked > 0) return 'The host took this link back. Ask for a new one.';
    if (!opens(pass, at)) return 'The time of this link is over. Ask the host for a new one.';
    const { id, label, room, until } = pass;
    return { role: pass.role, fingerprint, pass: id, label, room, until };
  }

  #keep(pass: KeptPass): void {
    this.#hold(pass);
    this.store.write({ kind: 'pass', pass });
    for (const [id, { tokenHash }] of this.#passes) {
      if (this.#passes.size <= PASSES_MAX) break;
      this.#passes.delete(id);
      this.#byHash.delete(tokenHash);
      this.store.write({ kind: 'forget-pass', id });
    }
  }

  #hold(pass: KeptPass): void {
    this.#passes.set(pass.id, pass);
    this.#byHash.set(pass.tokenHash, pass.id);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
