import type { Role } from '../wire/messages.js';

/** What a link of the host's grants, to whoever has it. The link itself is shown once, to who made it, and then known to nobody here. */
export interface Pass {
  readonly id: string;
  readonly role: Role;
  /** Whom it is for, in the host's words. */
  readonly label: string;
  /** Id of the one room it opens; empty for all rooms. */
  readonly room: string;
  readonly by: string;
  /** Wall time, ms since 1970; so are all times here. */
  readonly at: number;
  /** When it ends by itself; 0 for never. */
  readonly until: number;
  /** When the host took it back; 0 while it works. */
  readonly revoked: number;
}

/** Whether a pass still opens anything. */
export function opens(pass: Pick<Pass, 'revoked' | 'until'>, at: number): boolean {
  return pass.revoked === 0 && (pass.until === 0 || pass.until > at);
}
