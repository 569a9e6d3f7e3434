import { ROLES, type Role } from '@tickdeck/shared/wire/messages.js';

/** Whether `role` may do what needs at least `least`. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Roles that anybody may take without a token. */
export function isOpen(role: Role): boolean {
  return !isAtLeast(role, 'moderator');
}
