import { CLOSE } from '@tickdeck/shared/wire/errors.js';

/** What a viewer should know while the client tries to come back. */
export interface Loss {
  readonly title: string;
  /** What becomes of the viewer's place meanwhile. */
  readonly meanwhile: string;
}

/** Tells a lost link from a host or a room that is not there any more, where nobody flies anybody's ship. */
export function lossOf(why: string, viewer: 'player' | 'spectator'): Loss {
  if (why === CLOSE.stopped.text) return { title: 'The host stopped', meanwhile: 'When it is back, you are too.' };
  if (why === CLOSE.roomFailed.text) return { title: 'The arena broke', meanwhile: 'When it runs again, you are in.' };
  return {
    title: 'Connection lost',
    meanwhile: viewer === 'player' ? 'A bot is flying your ship; your seat is kept for a minute.' : '',
  };
}
