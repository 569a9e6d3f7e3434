import { type Accessor, createMemo, createSignal } from 'solid-js';
import { recall, recallJson, remember } from '../../../ui/storage.js';
import type { Side } from './moves.js';
import { prune, readLayout, type Split } from './parts.js';
import { PRESETS, type Preset, presetOf } from './presets.js';

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
  /** Splits the panel off its stack; one that is alone joins the stack on that side. */
  move(panel: string, side: Side): void;
  toggleMaximised(): void;
}

/** Which preset is worked in, and how this browser lays it out. */
export interface Layouts {
  readonly preset: Accessor<Preset>;
  readonly layout: Accessor<Split>;
  /** Whether the preset is laid out otherwise than it came. */
  readonly own: Accessor<boolean>;
  readonly dock: Accessor<DockHands | undefined>;
  choose(preset: string): void;
  /** Another panel of a stack is in front: no other layout, but kept with one that is. */
  show(layout: Split): void;
  /** Hands have changed the layout: it stays so in this browser. */
  keep(layout: Split): void;
  reset(): void;
  setDock(dock: DockHands | undefined): void;
}

const CHOSEN = 'preset';

/**
 * @param has - whether this build has a panel; others are left out.
 * @param wanted - a preset that a link names; else it is the one of the last time.
 */
export function createLayouts(has: (panel: string) => boolean, wanted = ''): Layouts {
  const stored = (preset: Preset) => {
    const kept = readLayout(recallJson(keyOf(preset)));
    const own = kept && prune(kept, has);
    return { preset, layout: own ?? prune(preset.layout, has) ?? preset.layout, own: own !== undefined };
  };
  const first = presetOf(wanted) ?? presetOf(recall(CHOSEN) ?? '') ?? PRESETS[0];
  const [now, setNow] = createSignal(stored(first));
  const [dock, setDock] = createSignal<DockHands>();
  return {
    preset: createMemo(() => now().preset),
    layout: createMemo(() => now().layout),
    own: createMemo(() => now().own),
    dock,
    choose(id) {
      const next = presetOf(id);
      if (!next) return;
      remember(CHOSEN, id);
      setNow(stored(next));
    },
    show(layout) {
      setNow((before) => ({ ...before, layout }));
      if (now().own) remember(keyOf(now().preset), JSON.stringify(layout));
    },
    keep(layout) {
      const { preset } = now();
      remember(keyOf(preset), JSON.stringify(layout));
      setNow({ preset, layout, own: true });
    },
    reset() {
      const { preset } = now();
      remember(keyOf(preset), '');
      setNow(stored(preset));
    },
    setDock: (next) => void setDock(next),
  };
}

function keyOf({ id }: Preset): string {
  return `layout.${id}`;
}
