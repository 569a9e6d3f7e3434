import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { ROLES, type Role } from '@tickdeck/shared/wire/messages.js';
import type { Keyring } from './keyring.js';

/** By what gives a token its power: the host's key alone, or a pass that the host can take back. */
const VERSIONS = { host: 1, pass: 2 } as const;
export type TokenKind = keyof typeof VERSIONS;
const NONCE_BYTES = 12;
const BODY_BYTES = 8 + NONCE_BYTES;

/** What a valid token says about its bearer. */
export interface Claims {
  readonly kind: TokenKind;
  readonly role: Role;
  /** Wall time, ms since 1970, in whole seconds. */
  readonly issuedAtMs: number;
  /** Hash of the token, short enough for logs; the token itself is never kept. */
  readonly fingerprint: string;
}

/**
 * Makes a token `body.mac`, both base64url. The body is 20 bytes: version, role index, issued in seconds (48 bits, big
 * endian), 12 random bytes; the mac is HMAC-SHA256 over the body's text.
 */
export function issueToken(keyring: Keyring, role: Role, wallMs: number, kind: TokenKind = 'host'): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUInt8(VERSIONS[kind], 0);
  body.writeUInt8(ROLES.indexOf(role), 1);
  body.writeUIntBE(Math.floor(wallMs / 1000), 2, 6);
  randomBytes(NONCE_BYTES).copy(body, 8);
  const text = body.toString('base64url');
  return `${text}.${macOf(keyring, text)}`;
}

/** The claims of a token this host signed with its present key; undefined for everything else. */
export function verifyToken(keyring: Keyring, token: string): Claims | undefined {
  if (token.length > LIMITS.tokenCharsMax) return undefined;
  const dot = token.indexOf('.');
  if (dot < 0) return undefined;
  const text = token.slice(0, dot);
  // The texts are compared, not the decoded bytes: base64 has several spellings of the same bytes.
  if (!equalTexts(token.slice(dot + 1), macOf(keyring, text))) return undefined;
  const body = Buffer.from(text, 'base64url');
  const role = ROLES[body[1] ?? -1];
  const kind = body[0] === VERSIONS.host ? 'host' : body[0] === VERSIONS.pass ? 'pass' : undefined;
  if (body.length !== BODY_BYTES || kind === undefined || role === undefined) return undefined;
  return { kind, role, issuedAtMs: body.readUIntBE(2, 6) * 1000, fingerprint: fingerprintOf(token) };
}

function macOf(keyring: Keyring, text: string): string {
  return keyring.seal('token', text).toString('base64url');
}

function fingerprintOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url').slice(0, 12);
}

function equalTexts(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
