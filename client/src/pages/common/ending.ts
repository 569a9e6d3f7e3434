/** What a person may do when a page cannot go on. */
export type WayOn = 'watch' | 'reload' | 'lobby';

export interface Ending {
  readonly title: string;
  /** What to do next; what happened is said by the host. */
  readonly advice: string;
  /** Best first. */
  readonly ways: readonly WayOn[];
}

// By the close reasons that no waiting mends; after all others the client connects again by itself.
const ENDINGS: { readonly [reason: string]: Ending } = {
  full: {
    title: 'Every seat is taken',
    advice: 'Watch until somebody leaves; from there you can join.',
    ways: ['watch', 'reload', 'lobby'],
  },
  kicked: { title: 'You were removed', advice: 'Ask the host before you come back.', ways: ['watch', 'lobby'] },
  banned: {
    title: 'You are banned',
    advice: 'If you think that this is a mistake, talk to whoever hosts the game.',
    ways: ['lobby'],
  },
  revoked: {
    title: 'This link works no more',
    advice: 'Ask the host for a new one, or come in as everybody does.',
    ways: ['reload', 'lobby'],
  },
  moved: {
    title: 'Playing in another tab',
    advice: 'Your ship flies there. This tab can be closed.',
    ways: ['watch', 'reload'],
  },
  version: {
    title: 'There is another version',
    advice: 'Reload to get it; your name and your score are kept.',
    ways: ['reload', 'lobby'],
  },
  unauthorised: { title: 'This link does not work', advice: 'The lobby shows what is open to all.', ways: ['lobby'] },
  noRoom: { title: 'No such arena', advice: 'The lobby shows what is open.', ways: ['lobby', 'reload'] },
  roomClosed: { title: 'The arena is closed', advice: 'The lobby shows what else is open.', ways: ['lobby'] },
};

const UNKNOWN: Ending = {
  title: 'The connection ended',
  advice: 'Reload to connect again.',
  ways: ['reload', 'lobby'],
};

/** What to tell of the reason of an ended link. */
export function endingOf(reason: string): Ending {
  return ENDINGS[reason] ?? UNKNOWN;
}
