import { funName } from '../../ui/names.js';
import { profile, setProfile } from '../../ui/store.js';

/** What who has not typed a name is called, until they do. */
export const suggestion = funName();

/** Call before leaving for a room: the name on the dial becomes the person's own. */
export function keepName(): void {
  if (profile().name.trim() === '') setProfile({ name: suggestion });
}
