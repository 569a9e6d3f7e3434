import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Hello, Role } from '@tickdeck/shared/wire/messages.js';
import { isOpen } from './roles.js';

/** What became of a request for a role. */
export type Permit<Permitted> =
  | ({ readonly kind: 'permitted' } & Permitted)
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly text: string };

/** What a token grants now. */
export interface Grant {
  readonly role: Role;
  /** Hash of the token, short enough for logs. */
  readonly fingerprint: string;
  /** Id of the pass that a link of the host's carries; empty for the host's own token. */
  readonly pass: string;
  /** Whom the link is for, in the host's words; empty for the host's own. */
  readonly label: string;
  /** Id of the one room it is for; empty for all. */
  readonly room: string;
  /** Wall time, ms since 1970, when it ends; 0 for never. */
  readonly until: number;
}

/** Whoever knows tokens. */
export interface Keys {
  /** What a token grants, or in words why nothing. */
  grantOf(token: string): Grant | string;
}

/**
 * Whether a hello may have the role it asks for. Players and spectators need no token, but one that is shown must be valid:
 * a stale control link should say so instead of quietly seating its owner as a player.
 */
export function authoriseHello(
  keys: Keys,
  { role, token, room }: Pick<Hello, 'role' | 'token' | 'room'>,
): Permit<{ readonly role: Role; readonly pass: string }> {
  if (token === '' && isOpen(role)) return { kind: 'permitted', role, pass: '' };
  const permit = authoriseToken(keys, token, role, room);
  return permit.kind === 'permitted' ? { kind: 'permitted', role, pass: permit.grant.pass } : permit;
}

/**
 * Whether an `Authorization` header grants at least the role `least`.
 * @param room - the one room that it is about; empty when it is about the whole host.
 */
export function authoriseHeader(
  keys: Keys,
  header: string | undefined,
  least: Role,
  room = '',
): Permit<{ readonly grant: Grant }> {
  const token = /^Bearer ([\w.-]+)$/i.exec(header ?? '')?.[1];
  if (token === undefined)
    return refuse(401, `This needs the token of ${article(least)} link: Authorization: Bearer …`);
  return authoriseToken(keys, token, least, room);
}

function authoriseToken(keys: Keys, token: string, least: Role, room: string): Permit<{ readonly grant: Grant }> {
  const grant = keys.grantOf(token);
  if (typeof grant === 'string') return refuse(401, grant);
  if (!ranksAtLeast(grant.role, least)) {
    return refuse(403, `This token is ${article(grant.role)} token; this needs ${article(least)} token.`);
  }
  if (grant.room !== '' && grant.room !== room) return refuse(403, `This link is for the room "${grant.room}" alone.`);
  return { kind: 'permitted', grant };
}

function refuse(status: 401 | 403, text: string) {
  return { kind: 'refused', status, text } as const;
}

function article(role: Role): string {
  return role === 'operator' ? `an ${role}'s` : `a ${role}'s`;
}
