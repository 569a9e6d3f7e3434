import type { Argument, Command } from '@tickdeck/shared/commands/command.js';
import { setTheme, setVision, THEMES, theme, VISIONS, vision } from '../../../ui/appearance.js';
import type { HelpRow } from '../../common/help.js';
import { FILTER_ID } from '../inspector/filter-id.js';
import { PRESETS } from '../layout/presets.js';
import { PANELS } from '../panels.js';
import { createPace } from '../run/pace.js';
import type { Station } from '../station.js';
import { OVERLAYS } from '../world/overlays.js';
import { type Action, action } from './action.js';

const DIGITS = '1234567890';

/** What is done by hand and has no key. */
export const HANDS: readonly HelpRow[] = [
  { keys: 'Click', what: 'Select a row in the world or a table; with Ctrl or Shift one more' },
  { keys: 'Drag', what: 'Move what is selected, staged until you apply it; elsewhere the camera' },
  { keys: 'Shift and drag, long press and drag', what: 'Select all in a box' },
  { keys: 'Right click, long press, Shift+F10', what: 'What can be done here' },
  { keys: 'In the world: N, Shift+N', what: 'Select the next or last row nearby' },
  { keys: 'Wheel', what: 'Nearer or farther' },
  { keys: 'Arrows', what: 'On “Move by arrow keys”: move the selected row; on a tab: the next one' },
  { keys: 'Enter, Esc', what: 'In a field: apply or revert what was typed' },
];

/** Keys that bring a panel to the front. */
const PANEL_KEYS: { readonly [panel: string]: string } = {
  world: 'G W',
  players: 'G P',
  rooms: 'G R',
  inspector: 'G I',
  time: 'G T',
  load: 'G L',
  audit: 'G A',
  traffic: 'G N',
};

/** Everything that the deck does at a key's press or from its palette, besides the commands of the registry. */
export function deckActions(station: Station): readonly Action[] {
  const { desk, camera, layouts, ask } = station;
  const pace = createPace(desk);
  const given = (command: string) => ({ why: () => desk.why(command) });
  const stepping = () => desk.why('step') ?? (desk.paused() ? undefined : 'Pause the room before stepping');
  const onDock = () => (layouts.dock() ? undefined : 'This screen shows one panel at a time');
  return [
    action('Time', 'toggle-pause', 'Pause or resume the room', 'Shift+Space', pace.toggle, given('pause')),
    action('Time', 'step-one', 'Step one tick', '.', () => pace.step(1), { why: stepping }),
    action('Time', 'step-event', 'Step to the next event', ',', () => pace.stepTo(''), { why: stepping }),
    action('Time', 'slower', 'Slower', '[', () => pace.shift(-1), given('speed')),
    action('Time', 'faster', 'Faster', ']', () => pace.shift(1), given('speed')),
    action('Time', 'bookmark', 'Bookmark this tick', 'M', () => desk.run('bookmark'), given('bookmark')),
    action('Undo', 'undo-mine', 'Undo your newest command', 'Ctrl+Z', () => desk.run('undo'), given('undo')),
    action('Undo', 'redo-mine', 'Redo what you undid last', 'Ctrl+Shift+Z', () => desk.run('redo'), given('redo')),
    action('Find', 'palette', 'Find anything and do it', 'Ctrl+K', () => ask({ kind: 'palette' }), {
      everywhere: true,
    }),
    action('Find', 'filter', 'Filter the table', '/', () => toFilter(station)),
    action('Find', 'deselect', 'Let go of what is selected', 'Escape', () => desk.select(undefined)),
    action('Find', 'keys', 'All keys, and changing them', '?', () => ask({ kind: 'keys' })),
    action('Find', 'help', 'All keys, also while typing', 'F1', () => ask({ kind: 'keys' }), { everywhere: true }),
    action('Camera', 'overview', 'Camera: the whole world', 'O', camera.overview),
    action('Camera', 'free', 'Camera: free', 'F', camera.free),
    action('Camera', 'follow-next', 'Camera: follow the next player', 'N', () => camera.step(1)),
    action('Camera', 'follow-previous', 'Camera: follow the player before', 'Shift+N', () => camera.step(-1)),
    ...OVERLAYS.map(({ id, key, name }) =>
      action('World', `overlay-${id}`, `Over the world: ${name.charAt(0).toLowerCase()}${name.slice(1)}`, key, () =>
        station.overlays.toggle(id),
      ),
    ),
    ...PANELS.map(({ id, title }) =>
      action('Panels', `panel-${id}`, `Go to ${title}`, PANEL_KEYS[id] ?? '', () => station.reveal(id)),
    ),
    action('Panels', 'next-panel', 'Next panel', 'F6', () => layouts.dock()?.step(1), {
      why: onDock,
      everywhere: true,
    }),
    action('Panels', 'panel-before', 'Panel before', 'Shift+F6', () => layouts.dock()?.step(-1), {
      why: onDock,
      everywhere: true,
    }),
    action('Panels', 'largest', 'This panel as large as the screen, or back', 'Ctrl+Enter', toggleLargest(station), {
      why: onDock,
    }),
    action('Panels', 'reset-layout', 'Lay this preset out as it came', '', layouts.reset, {
      why: () => onDock() ?? (layouts.own() ? undefined : 'It is laid out as it came'),
    }),
    ...PRESETS.map(({ id, title, says }, at) =>
      action('Presets', `preset-${id}`, title, `G ${at + 1}`, () => layouts.choose(id), { says, why: onDock }),
    ),
    action('View', 'copy-view', 'Copy a link to this view', 'Ctrl+Shift+L', () => ask({ kind: 'link' }), {
      says: 'Preset, selection and camera, without your token.',
    }),
    ...THEMES.map((one) =>
      action('View', `theme-${one}`, `Theme: ${one}`, '', () => setTheme(one), {
        why: () => (theme() === one ? 'It is chosen' : undefined),
      }),
    ),
    ...VISIONS.map((one) =>
      action(
        'View',
        `vision-${one}`,
        `Colours as eyes with ${one === 'usual' ? 'usual vision' : one} see them`,
        '',
        () => setVision(one),
        {
          why: () => (vision() === one ? 'It is chosen' : undefined),
        },
      ),
    ),
  ];
}

/** Digits follow the players in the order of their list. */
export function digitActions({ camera, follow }: Station): readonly Action[] {
  return Array.from(DIGITS, (digit, at) =>
    action('Camera', `follow-${at + 1}`, `Follow player ${at + 1} of the list`, digit, () => {
      const who = camera.roster()[at];
      if (who) follow(who.player);
    }),
  );
}

/** Commands that other actions give in a better way. */
const ELSEWHERE: ReadonlySet<string> = new Set(['pause', 'resume', 'undo', 'redo']);

/** The commands of the registry; what wants arguments or a second thought asks for them. */
export function commandActions({ desk, ask }: Station): readonly Action[] {
  const own = new Set(desk.look.game.commands.map(({ name }) => name));
  return [...desk.registry.values()]
    .filter(({ name, args }) => !ELSEWHERE.has(name) && isAskable(args))
    .map((command) => {
      const { name, label, says } = command;
      const run = () => (isPlain(command) ? desk.run(name) : ask({ kind: 'command', command: name }));
      return action(own.has(name) ? desk.look.game.name : 'Room', `command-${name}`, label, '', run, {
        says,
        why: () => desk.why(name),
      });
    });
}

/** Whether a command needs no question first. */
function isPlain({ args, risk }: Command): boolean {
  return Object.keys(args).length === 0 && (risk === 'R0' || risk === 'R1');
}

/** Whether a form can ask for these: whole edits are made in the inspector. */
function isAskable(args: { readonly [name: string]: Argument }): boolean {
  return Object.values(args).every(({ kind }) => kind !== 'edits');
}

function toggleLargest({ layouts }: Station): () => void {
  return () => layouts.dock()?.toggleMaximised();
}

function toFilter(station: Station): void {
  station.reveal('inspector');
  if (station.sheet().kind !== 'table') {
    station.setSheet({ kind: 'table', table: station.desk.look.game.avatars });
  }
  const filter = () => document.getElementById(FILTER_ID);
  // A panel that was not there is a moment later.
  if (filter()) filter()?.focus();
  else requestAnimationFrame(() => filter()?.focus());
}
