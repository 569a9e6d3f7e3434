import type { HelpRow } from '../common/help.js';
import { FILTER_ID } from './inspector/filter-id.js';
import { createPace } from './run/pace.js';
import type { Shortcut } from './shortcuts.js';
import type { Station } from './station.js';
import { OVERLAYS } from './world/overlays.js';

const DIGITS = '1234567890';

/** What is done by hand and has no key. */
export const HANDS: readonly HelpRow[] = [
  { keys: 'Click', what: 'Select a row in the world or a table; with Ctrl or Shift one more' },
  { keys: 'Drag', what: 'Move what is selected, staged until you apply it; elsewhere the camera' },
  { keys: 'Shift and drag, long press and drag', what: 'Select all in a box' },
  { keys: 'Right click, long press, Shift+F10', what: 'What can be done here' },
  { keys: 'In the world: N, Shift+N', what: 'Select the next or last row nearby' },
  { keys: 'Wheel', what: 'Nearer or farther' },
  { keys: 'Arrows', what: 'On “Move by arrow keys”: move the selected row' },
  { keys: 'Enter, Esc', what: 'In a field: apply or revert what was typed' },
  { keys: '1 – 9, 0', what: 'Follow the first ten players' },
];

/** The deck's keys. */
export function deckKeys(station: Station, help: () => void): readonly Shortcut[] {
  const { desk, camera } = station;
  const pace = createPace(desk);
  const command = (run: () => unknown) => () => {
    const why = desk.blocked();
    if (why === undefined) run();
    else desk.notice({ level: 'warning', text: `Nothing was done. ${why}.` });
  };
  return [
    { chord: 'Shift+Space', what: 'Pause or resume the room', run: command(() => pace.toggle()) },
    { chord: '.', what: 'Step one tick (while paused)', run: command(() => pace.step(1)) },
    { chord: ',', what: 'Step to the next event (while paused)', run: command(() => pace.stepTo('')) },
    { chord: '[', what: 'Slower', run: command(() => pace.shift(-1)) },
    { chord: ']', what: 'Faster', run: command(() => pace.shift(1)) },
    { chord: 'Ctrl+Z', what: 'Undo your newest command', run: command(() => desk.run('undo')) },
    { chord: 'Ctrl+Shift+Z', what: 'Redo what you undid last', run: command(() => desk.run('redo')) },
    { chord: 'M', what: 'Bookmark this tick', run: command(() => desk.run('bookmark')) },
    { chord: '/', what: 'Filter the table', run: () => toFilter(station) },
    { chord: 'O', what: 'Camera: the whole world', run: () => camera.overview() },
    { chord: 'F', what: 'Camera: free', run: () => camera.free() },
    { chord: 'N', what: 'Camera: follow the next player', run: () => camera.step(1) },
    ...OVERLAYS.map(({ id, key, name }) => ({
      chord: key,
      what: `Over the world: ${name[0]?.toLowerCase()}${name.slice(1)}`,
      run: () => station.overlays.toggle(id),
    })),
    { chord: 'Escape', what: 'Deselect', run: () => desk.select(undefined) },
    { chord: '?', what: 'This list', run: help },
  ];
}

/** Digits follow the players in the order of their list. */
export function digitKeys({ camera, follow }: Station): readonly Shortcut[] {
  return Array.from(DIGITS, (chord, at) => ({
    chord,
    what: '',
    run() {
      const who = camera.roster()[at];
      if (who) follow(who.player);
    },
  }));
}

function toFilter(station: Station): void {
  if (station.sheet().kind !== 'table') {
    station.setSheet({ kind: 'table', table: station.desk.look.game.avatars });
  }
  document.getElementById(FILTER_ID)?.focus();
}
