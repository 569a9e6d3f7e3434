import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Hello, Role } from '@tickdeck/shared/wire/messages.js';
import type { Keyring } from './keyring.js';
import { isOpen } from './roles.js';
import { type Claims, verifyToken } from './tokens.js';

/** What became of a request for a role. */
export type Permit<Permitted> =
  | ({ readonly kind: 'permitted' } & Permitted)
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly text: string };

/**
 * Whether a hello may have the role it asks for. Players and spectators need no token, but one that is shown must be valid:
 * a stale control link should say so instead of quietly seating its owner as a player.
 */
export function authoriseHello(
  keyring: Keyring,
  hello: Pick<Hello, 'role' | 'token'>,
): Permit<{ readonly role: Role }> {
  if (hello.token === '' && isOpen(hello.role)) return { kind: 'permitted', role: hello.role };
  const permit = authoriseToken(keyring, hello.token, hello.role);
  return permit.kind === 'permitted' ? { kind: 'permitted', role: hello.role } : permit;
}

/** Whether an `Authorization` header grants at least the role `least`. */
export function authoriseHeader(
  keyring: Keyring,
  header: string | undefined,
  least: Role,
): Permit<{ readonly claims: Claims }> {
  const token = /^Bearer ([\w.-]+)$/i.exec(header ?? '')?.[1];
  if (token === undefined)
    return refuse(401, `This needs the token of ${article(least)} link: Authorization: Bearer …`);
  return authoriseToken(keyring, token, least);
}

function authoriseToken(keyring: Keyring, token: string, least: Role): Permit<{ readonly claims: Claims }> {
  const claims = verifyToken(keyring, token);
  if (claims === undefined) return refuse(401, 'This token is not valid (any more). Ask the host for a new link.');
  if (!ranksAtLeast(claims.role, least)) {
    return refuse(403, `This token is ${article(claims.role)} token; this needs ${article(least)} token.`);
  }
  return { kind: 'permitted', claims };
}

function refuse(status: 401 | 403, text: string) {
  return { kind: 'refused', status, text } as const;
}

function article(role: Role): string {
  return role === 'operator' ? `an ${role}'s` : `a ${role}'s`;
}
