import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';

/** Roles that anybody may take without a token. */
export function isOpen(role: Role): boolean {
  return !ranksAtLeast(role, 'moderator');
}
