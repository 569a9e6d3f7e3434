import type { GridContent } from './grid.js';
import { HOLE } from './row-order.js';

const PAGE_LINES = 10;

const WAYS: { readonly [key: string]: number } = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_LINES,
  PageUp: -PAGE_LINES,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** What people do with the rows of a grid. */
export interface Hands {
  /** Takes these rows and no others; keys go on from the first. */
  choose(ids: readonly number[]): void;
  /** Takes one more, or lets go of it. */
  toggle(id: number): void;
  /** Somebody points at the rows or works on them by keys; or does not any more. */
  hold(state: 'held' | 'free'): void;
  /** Whether a plain click takes one more, as it should where there is no Ctrl key. */
  readonly clicks: () => 'one' | 'several';
  copy(): void;
}

/**
 * Hears mouse, finger and keys on a grid: a click or an arrow key takes a row, with Ctrl (or Space) one more, with Shift all up to it;
 * Ctrl+A all, Ctrl+C copies. Returns what ends it.
 */
export function hear(grid: HTMLElement, hands: Hands, content: () => GridContent | undefined): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  let over: 'over' | 'away' = 'away';
  const tellHold = () => {
    const isIn = over === 'over' || grid.matches(':focus-within');
    hands.hold(isIn ? 'held' : 'free');
  };

  const to = (id: number, { ctrlKey, metaKey, shiftKey }: MouseEvent | KeyboardEvent, by: 'click' | 'key') => {
    const now = content();
    if (!now) return;
    if (shiftKey && now.current !== 0) hands.choose(between(now, id));
    else if (by === 'click' && (ctrlKey || metaKey || hands.clicks() === 'several')) hands.toggle(id);
    else hands.choose([id]);
  };
  const clicked = (event: MouseEvent) => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('.grid-line') : null;
    const id = Number(line?.dataset.id ?? 0);
    if (id !== 0) to(id, event, 'click');
  };
  const pressed = (event: KeyboardEvent) => {
    const now = content();
    if (!now || event.altKey || event.target !== grid) return;
    const isControl = event.ctrlKey || event.metaKey;
    const way = WAYS[event.key];
    if (way !== undefined && !isControl) {
      const id = step(now, way);
      if (id !== 0) to(id, event, 'key');
    } else if (event.key === ' ' && !event.shiftKey && now.current !== 0) hands.toggle(now.current);
    else if (isControl && event.key === 'a') hands.choose(idsOf(now, now.order));
    else if (isControl && event.key === 'c') hands.copy();
    else return;
    event.preventDefault();
  };

  grid.addEventListener('click', clicked, { signal });
  grid.addEventListener('keydown', pressed, { signal });
  for (const [kind, next] of [
    ['pointerenter', 'over'],
    ['pointerleave', 'away'],
  ] as const) {
    grid.addEventListener(
      kind,
      ({ pointerType }) => {
        // A finger leaves no pointer behind.
        if (pointerType === 'mouse') over = next;
        tellHold();
      },
      { signal },
    );
  }
  grid.addEventListener('focusin', tellHold, { signal });
  // The element that gets the focus has it only afterwards.
  grid.addEventListener('focusout', () => queueMicrotask(tellHold), { signal });
  return () => listeners.abort();
}

/** The row some lines from the current one; 0 when there is none. */
function step({ rows, order, current }: GridContent, by: number): number {
  const at = current === 0 ? -1 : order.indexOf(rows.indexOf(current));
  const way = by > 0 ? 1 : -1;
  const target = Math.min(order.length - 1, Math.max(0, at + by));
  // Over the places of rows that are gone.
  for (let to = target; to >= 0 && to < order.length; to += way) {
    if (order[to] !== HOLE) return rows.ids[order[to] as number] as number;
  }
  return current;
}

/** The rows from one to the current one, which is the last that was taken; that row first. */
function between({ rows, order, current, selected }: GridContent, id: number): readonly number[] {
  const anchor = order.indexOf(rows.indexOf([...selected].at(-1) ?? current));
  const to = order.indexOf(rows.indexOf(id));
  if (anchor < 0 || to < 0) return [id];
  const range = order.slice(Math.min(anchor, to), Math.max(anchor, to) + 1);
  const ids = idsOf({ rows }, anchor < to ? range.reverse() : range);
  return ids;
}

function idsOf({ rows }: Pick<GridContent, 'rows'>, order: readonly number[]): readonly number[] {
  return order.filter((index) => index !== HOLE).map((index) => rows.ids[index] as number);
}
