import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { type Drop, dropAt } from './drops.js';
import type { Spot } from './moves.js';
import type { Placed, PlacedStack } from './places.js';

/** A press that moves less is a click, CSS pixels. */
const SLACK_PX = 6;

/** Carrying a panel by its tab. */
export interface Drag {
  /** Where it would land now. */
  readonly drop: Accessor<Drop | undefined>;
  readonly start: (panel: string, event: PointerEvent) => void;
}

export interface DragDeps {
  readonly placed: Accessor<Placed>;
  readonly size: Accessor<{ readonly width: number; readonly height: number }>;
  readonly host: () => HTMLElement | undefined;
  readonly onDrop: (panel: string, spot: Spot) => void;
}

export function createDrag({ placed, size, host, onDrop }: DragDeps): Drag {
  const [drop, setDrop] = createSignal<Drop>();
  let end = () => {};
  onCleanup(() => end());

  const start = (panel: string, from: PointerEvent) => {
    if (from.button !== 0) return;
    end();
    let isMoving = false;
    const move = (event: PointerEvent) => {
      const origin = host()?.getBoundingClientRect();
      if (!origin) return;
      isMoving ||= Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > SLACK_PX;
      if (!isMoving) return;
      const at = { x: event.clientX - origin.x, y: event.clientY - origin.y };
      setDrop(dropAt(placed(), size(), at, headOf(host()), (stack) => tabBefore(stack, event.clientX)));
    };
    const release = () => {
      const found = drop();
      end();
      if (found) onDrop(panel, found.spot);
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isMoving) return;
      event.stopPropagation();
      end();
    };
    const stop = () => end();
    end = () => {
      setDrop(undefined);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', giveUp, true);
      end = () => {};
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', giveUp, true);
  };
  return { drop, start };
}

function headOf(host: HTMLElement | undefined): number {
  return host?.querySelector('.dock-tabs')?.clientHeight ?? 0;
}

/** Before which of a stack's tabs a place is. */
function tabBefore({ open, panels }: PlacedStack, clientX: number): number {
  const tabs = [...document.querySelectorAll(`[data-stack="${CSS.escape(open)}"] [role="tab"]`)];
  const at = tabs.findIndex((tab) => {
    const { x, width } = tab.getBoundingClientRect();
    return clientX < x + width / 2;
  });
  return at < 0 ? panels.length : at;
}
