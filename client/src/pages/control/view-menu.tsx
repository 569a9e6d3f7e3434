import { setTheme, setVision, THEMES, theme, VISIONS, vision } from '../../ui/appearance.js';
import { MenuButton, type MenuGroup } from '../../ui/menu.js';
import type { Keymap } from './keys/keymap.js';
import { PANELS } from './panels.js';
import { useStation } from './station.js';

const EYES = {
  usual: 'usual eyes',
  protanopia: 'no red (protanopia)',
  deuteranopia: 'no green (deuteranopia)',
  tritanopia: 'no blue (tritanopia)',
  monochrome: 'no colours',
} as const;

/** What is on the screen and how it looks. */
export function ViewMenu(props: { readonly keymap: Keymap }) {
  const { layouts, ask, reveal } = useStation();
  const groups = (): readonly MenuGroup[] => {
    const dock = layouts.dock();
    const shown = dock?.panels() ?? [];
    return [
      {
        title: 'Panels',
        items: PANELS.map(({ id, title, icon }) => ({
          label: title,
          icon,
          ...(dock && { checked: shown.includes(id) }),
          run: () => (shown.includes(id) ? dock?.close(id) : reveal(id)),
        })),
      },
      {
        title: 'Layout',
        items: [
          {
            label: `${layouts.preset().title} as it came`,
            icon: 'undo',
            why: layouts.own() ? undefined : 'It is laid out as it came',
            run: layouts.reset,
          },
          { label: 'Copy a link to this view', icon: 'link', run: () => ask({ kind: 'link' }) },
          {
            label: 'Keys',
            icon: 'keyboard',
            note: props.keymap.keysOf({ id: 'keys', keys: '?' }),
            run: () => ask({ kind: 'keys' }),
          },
          { label: 'Leave to the lobby', icon: 'leave', run: () => location.assign('/') },
        ],
      },
      {
        title: 'Theme',
        items: THEMES.map((one) => ({ label: capital(one), checked: theme() === one, run: () => setTheme(one) })),
      },
      {
        title: 'Seen with',
        items: VISIONS.map((one) => ({
          label: capital(EYES[one]),
          checked: vision() === one,
          run: () => setVision(one),
        })),
      },
    ];
  };
  return <MenuButton tone="glass" icon="layout" label="View" groups={groups} />;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
