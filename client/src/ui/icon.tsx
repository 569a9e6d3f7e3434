/** Drawn for Tickdeck on a 24 × 24 grid, two units wide, in the colour of the text. */
const PATHS = {
  play: 'M7 4.5v15l12-7.5z',
  watch: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18h.01',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  add: 'M12 5v14M5 12h14',
  select: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M9.5 12h5M12 9.5v5',
  layers: 'M12 4l9 5-9 5-9-5zM4.5 12.5L12 16.7l7.5-4.2M4.5 16L12 20.2l7.5-4.2',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  undo: 'M8 5L4 9l4 4M4 9h9.5a5.5 5.5 0 0 1 0 11H10',
  redo: 'M16 5l4 4-4 4M20 9h-9.5a5.5 5.5 0 0 0 0 11H14',
  step: 'M6 5l9 7-9 7zM18.5 5v14',
  kick: 'M10 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 20a6.5 6.5 0 0 1 10-5.4M16 16l5 5M21 16l-5 5',
  chat: 'M4 5h16v11h-9l-4 4v-4H4zM8.5 9.5h7M8.5 12.5h4',
  sliders: 'M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5v5M8 14.5v5',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
  several: 'M3 6l2 2 3-3M3 13l2 2 3-3M3 20l2 2 3-3M12 6.5h9M12 13.5h9M12 20.5h9',
  live: 'M13 2.5L5 13.5h6l-1 8 8-11h-6z',
  save: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M4 19h16',
  pin: 'M9 3h6l-1 7 4 4H6l4-4zM12 14v7',
  audit: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  automate: 'M4 6h10M4 12h6M4 18h10M17 4.5l4 4M21 4.5l-4 4M18 12.5v7l4-3.5z',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  scores: 'M4 20v-6h4v6M10 20V5h4v15M16 20v-9h4v9M3 20h18',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  mute: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  reload: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9M20 4v5h-5',
  expand: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  shrink: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  pause: 'M8 5v14M16 5v14',
  slow: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.4M18 14.4a6.5 6.5 0 0 1 3.5 5.6',
  bot: 'M5 9h14v10H5zM12 9V5M9 13.5h.01M15 13.5h.01M2.5 12.5v3M21.5 12.5v3',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  overview: 'M3 6.5l6-2.5 6 2.5 6-2.5v13.5l-6 2.5-6-2.5-6 2.5zM9 4v13.5M15 6.5V20',
  free: 'M12 3v18M3 12h18M12 3l-2.5 2.5M12 3l2.5 2.5M12 21l-2.5-2.5M12 21l2.5-2.5M3 12l2.5-2.5M3 12l2.5 2.5M21 12l-2.5-2.5M21 12l-2.5 2.5',
  unplugged:
    'M3 3l18 18M5 12a10 10 0 0 1 3-2M19 12a10 10 0 0 0-6.5-2.9M8.5 15.5a5 5 0 0 1 5.5-.9M12 19h.01M2 8.5a15 15 0 0 1 3.5-2.3M22 8.5A15 15 0 0 0 10 5.1',
  warning: 'M12 4l9.5 16h-19zM12 10v4.5M12 17.2h.01',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8h.01',
  hands: 'M12 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 12v3M5 15h14v5H5zM8.5 17.5h2M15.5 17.5h.01',
  weather: 'M7 15a4 4 0 1 1 .7-7.9A5 5 0 0 1 17.3 8.3 3.4 3.4 0 0 1 17 15zM8 18.5l-1 2M12.5 18.5l-1 2M17 18.5l-1 2',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  layout: 'M4 5h16v14H4zM10 5v14M10 12.5h10',
  keyboard: 'M3 6.5h18v11H3zM7 10h.01M11 10h.01M15 10h.01M7.5 14h9',
  link: 'M10 13.5a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10.5a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  devices: 'M3 5h13v9H3zM1.5 17h10M15 10h6.5v10H15z',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside or instead of words; it says nothing to a screen reader, so its button must. */
export function Icon(props: { readonly name: IconName }) {
  return (
    <svg class="icon" data-icon={props.name} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[props.name]} />
    </svg>
  );
}
