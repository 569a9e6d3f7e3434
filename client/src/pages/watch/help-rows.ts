import type { HelpRow } from '../common/help.js';

/** What to press while watching. */
export const watchHelp: readonly HelpRow[] = [
  { keys: 'Drag', what: 'Move the camera' },
  { keys: 'Wheel, pinch', what: 'Nearer or farther' },
  { keys: 'Click a ship', what: 'Follow it' },
  { keys: '1 – 9, 0', what: 'Follow the first ten of the list' },
  { keys: 'Tab', what: 'Follow the next; with Shift the one before' },
  { keys: 'O', what: 'Overview of the whole arena' },
  { keys: 'F', what: 'Free camera, from where it is' },
  { keys: 'L', what: 'List of scores and players' },
  { keys: 'M', what: 'Sound on or off' },
  { keys: 'Esc', what: 'Reach the buttons by keyboard; again: back' },
  { keys: '?', what: 'This help' },
];
