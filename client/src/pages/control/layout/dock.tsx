import { batch, createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { theme } from '../../../ui/appearance.js';
import { panelOf } from '../panels.js';
import { useStation } from '../station.js';
import { createDrag } from './drag.js';
import type { DockHands } from './layouts.js';
import { closed, opened, put, resized, type Side, stackOf } from './moves.js';
import { panelsOf } from './parts.js';
import { type PlacedStack, place, type Sash, styleOf } from './places.js';
import { SashView } from './sash-view.js';
import { StackView, tabIdOf } from './stack-view.js';

/** The panels of a wide screen beside each other, to be moved, resized and stacked by hand. */
export function Dock() {
  const { layouts, revealed } = useStation();
  const { layout } = layouts;
  const [box, setBox] = createSignal({ width: 0, height: 0 });
  const [active, setActive] = createSignal<string>();
  const [largest, setLargest] = createSignal<string>();
  let host: HTMLDivElement | undefined;

  const [textScale, setTextScale] = createSignal(measureText());
  createEffect(on(theme, () => setTextScale(measureText())));
  const size = createMemo(() => ({ ...box(), textScale: textScale() }));
  const placed = createMemo(() => {
    const all = place(layout(), size());
    const alone = all.stacks.find(({ panels }) => panels.includes(largest() ?? ''));
    return alone ? { stacks: [{ ...alone, rect: { x: 0, y: 0, ...box() } }], sashes: [] } : all;
  });
  const shown = createMemo(() => placed().stacks.map(({ open }) => open));
  const drag = createDrag({
    placed,
    size,
    host: () => host,
    onDrop: (panel, spot) => keep(put(layout(), panel, spot), panel),
  });

  const focusTab = (panel: string) => document.getElementById(tabIdOf(panel))?.focus();
  const keep = (next: ReturnType<typeof layout>, panel: string) => {
    batch(() => {
      setActive(panel);
      layouts.keep(next);
    });
  };
  const front = (panel: string) => {
    if (panelsOf(layout()).includes(panel)) {
      return batch(() => {
        setActive(panel);
        layouts.show(opened(layout(), panel));
      });
    }
    const beside = active() ?? panelsOf(layout())[0] ?? '';
    const at = stackOf(layout(), beside)?.panels.length ?? 0;
    if (panelOf(panel)) keep(put(layout(), panel, { kind: 'within', beside, at }), panel);
  };
  const hands: DockHands = {
    panels: () => panelsOf(layout()),
    active,
    maximised: () => largest() !== undefined,
    open(panel) {
      if (!shown().includes(panel)) setLargest(undefined);
      if (shown().includes(panel)) setActive(panel);
      else front(panel);
    },
    close(panel) {
      setLargest(undefined);
      layouts.keep(closed(layout(), panel));
    },
    step(by) {
      const all = shown();
      const at = all.indexOf(active() ?? '');
      const next = all[(Math.max(at, by > 0 ? -1 : 0) + by + all.length) % all.length];
      if (next === undefined) return;
      setActive(next);
      focusTab(next);
    },
    move(panel, side) {
      const alone = stackOf(layout(), panel)?.panels.length === 1;
      const mate = alone ? neighbourOf(panel, side, placed().stacks) : undefined;
      if (alone && !mate) return;
      const at = mate?.panels.length ?? 0;
      keep(
        put(
          layout(),
          panel,
          mate ? { kind: 'within', beside: mate.open, at } : { kind: 'beside', beside: panel, side },
        ),
        panel,
      );
      focusTab(panel);
    },
    toggleMaximised: () => setLargest(largest() === undefined ? (active() ?? shown()[0]) : undefined),
  };

  createEffect(on(revealed, hands.open, { defer: true }));
  onMount(() => {
    const watcher = new ResizeObserver(() => host && setBox({ width: host.clientWidth, height: host.clientHeight }));
    if (host) watcher.observe(host);
    layouts.setDock(hands);
    onCleanup(() => {
      watcher.disconnect();
      layouts.setDock(undefined);
    });
  });

  return (
    <div class="dock" ref={host}>
      <For each={shown()}>
        {(panel) => (
          <StackView
            panel={panel}
            stack={placed().stacks.find(({ open }) => open === panel)}
            hands={hands}
            isLargest={largest() !== undefined}
            onActive={setActive}
            onOpen={(next) => {
              hands.open(next);
              focusTab(next);
            }}
            onLargest={() => {
              setActive(panel);
              hands.toggleMaximised();
            }}
            onDrag={drag.start}
          />
        )}
      </For>
      <For each={placed().sashes.map(keyOf)}>
        {(key) => (
          <Show when={placed().sashes.find((sash) => keyOf(sash) === key)}>
            {(sash) => (
              <SashView
                sash={sash()}
                onMove={(lengths, byPx) => layouts.keep(resized(layout(), sash().path, sash().at, lengths, byPx))}
              />
            )}
          </Show>
        )}
      </For>
      <Show when={drag.drop()}>{(drop) => <div class="dock-drop" style={styleOf(drop().rect)} />}</Show>
    </div>
  );
}

function keyOf({ path, at }: Sash): string {
  return [...path, at].join('.');
}

/** The stack beside a panel's on a side; of several, the one that shares most of the edge. */
function neighbourOf(panel: string, side: Side, stacks: readonly PlacedStack[]): PlacedStack | undefined {
  const own = stacks.find(({ panels }) => panels.includes(panel));
  if (!own) return undefined;
  const common = (a: number, aLength: number, b: number, bLength: number) =>
    Math.min(a + aLength, b + bLength) - Math.max(a, b);
  const across = side === 'left' || side === 'right';
  const ahead = ({ rect }: PlacedStack) => {
    if (side === 'left') return own.rect.x - rect.x - rect.width;
    if (side === 'right') return rect.x - own.rect.x - own.rect.width;
    if (side === 'above') return own.rect.y - rect.y - rect.height;
    return rect.y - own.rect.y - own.rect.height;
  };
  const shares = ({ rect }: PlacedStack) =>
    across
      ? common(own.rect.y, own.rect.height, rect.y, rect.height)
      : common(own.rect.x, own.rect.width, rect.x, rect.width);
  return stacks
    .filter((one) => one !== own && ahead(one) >= 0 && shares(one) > 0)
    .sort((a, b) => ahead(a) - ahead(b) || shares(b) - shares(a))[0];
}

/** How much larger than usual this page's text is now. */
function measureText(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
