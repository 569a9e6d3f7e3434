import { flag, group, text } from '../game/document.js';
import { LIMITS } from '../wire/limits.js';
import { topic } from './topic.js';

/** Whether what is kept outlives the host's process, and if not, why. */
export const keeping = topic('moderator', group({ lasts: flag(true), why: text(LIMITS.textCharsMax) }));
