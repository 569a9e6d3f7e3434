import { type Accessor, createMemo, createSignal } from 'solid-js';
import { recall, recallJson, remember } from '../../../ui/storage.js';
import { readLayout, type Split } from './parts.js';
import { PRESETS, type Preset, presetOf } from './presets.js';

/** Where panels may be moved to, from the one that is meant. */
export type Way = 'left' | 'right' | 'above' | 'below';

/** The dock of a wide screen, worked without a mouse. What names no panel means the active one. */
export interface DockHands {
  /** Panels that are somewhere in the layout. */
  readonly panels: Accessor<readonly string[]>;
  readonly active: Accessor<string | undefined>;
  readonly maximised: Accessor<boolean>;
  open(panel: string): void;
  close(panel: string): void;
  /** Gives the keyboard to the next stack (1) or the one before (-1). */
  step(by: 1 | -1): void;
  /** Splits the panel off its stack and puts it beside it. */
  move(panel: string, way: Way): void;
  /** By a tenth of the screen. */
  grow(way: 'wider' | 'narrower' | 'taller' | 'lower'): void;
  toggleMaximised(): void;
}

/** Which preset is worked in, and how this browser lays it out. */
export interface Layouts {
  readonly preset: Accessor<Preset>;
  /** What is to be laid out: another one when a preset is chosen or reset, not when hands change it. */
  readonly layout: Accessor<Split>;
  /** Whether the preset is laid out otherwise than it came. */
  readonly own: Accessor<boolean>;
  readonly dock: Accessor<DockHands | undefined>;
  choose(preset: string): void;
  /** Hands have changed the layout. */
  keep(layout: Split): void;
  reset(): void;
  setDock(dock: DockHands | undefined): void;
}

const CHOSEN = 'preset';

/** @param wanted - a preset that a link names; else it is the one of the last time. */
export function createLayouts(wanted = ''): Layouts {
  const first = presetOf(wanted) ?? presetOf(recall(CHOSEN) ?? '') ?? PRESETS[0];
  const [loaded, load] = createSignal(stored(first), { equals: false });
  const [own, setOwn] = createSignal(loaded().own);
  const [dock, setDock] = createSignal<DockHands>();
  const preset = createMemo(() => loaded().preset);
  const put = (next: Preset) => {
    const now = load(stored(next));
    setOwn(now.own);
  };
  return {
    preset,
    layout: () => loaded().layout,
    own,
    dock,
    choose(id) {
      const next = presetOf(id);
      if (!next) return;
      remember(CHOSEN, id);
      put(next);
    },
    keep(layout) {
      remember(keyOf(preset()), JSON.stringify(layout));
      setOwn(true);
    },
    reset() {
      remember(keyOf(preset()), '');
      put(preset());
    },
    setDock: (next) => void setDock(next),
  };
}

function stored(preset: Preset) {
  const kept = readLayout(recallJson(keyOf(preset)));
  return { preset, layout: kept ?? preset.layout, own: kept !== undefined };
}

function keyOf({ id }: Preset): string {
  return `layout.${id}`;
}
