import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import type { Point } from '../../../scene/camera.js';
import type { Picked } from '../../../scene/pick.js';
import { useStation } from '../station.js';

/** World units a key press moves the ghost; with Shift ten times as far. */
const STEP = 10;

const WAYS: { readonly [key: string]: Point } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Moving the selected row without a mouse: arrow keys move a ghost, Enter puts the row there, Escape gives up. */
export function Nudge(props: { readonly onMove: (row: Picked, x: number, y: number) => void }) {
  const { desk, scene } = useStation();
  const [ghost, setGhost] = createSignal<Point>();
  createEffect(on(desk.selected, () => setGhost(undefined)));

  const place = createMemo<Point | undefined>(() => {
    const row = desk.selected();
    const at = row && desk.look.game.state.tables[row.table]?.position;
    const rows = row && desk.shown()?.tables[row.table];
    if (!row || !at || !rows) return undefined;
    const index = rows.indexOf(row.id);
    const [x, y] = [rows.columns[at[0]]?.[index], rows.columns[at[1]]?.[index]];
    return x === undefined || y === undefined ? undefined : { x, y };
  });
  const onScreen = createMemo(() => {
    // Asked again as the camera moves: ten times a second is enough for a ghost.
    desk.shown();
    const at = ghost();
    return at && scene()?.worldToScreen(at.x, at.y);
  });

  const keys = (event: KeyboardEvent) => {
    const row = desk.selected();
    const from = ghost() ?? place();
    const way = WAYS[event.key];
    if (!row || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) {
      const by = event.shiftKey ? STEP * 10 : STEP;
      setGhost({ x: from.x + way.x * by, y: from.y + way.y * by });
    } else if (event.key === 'Enter' && ghost()) {
      props.onMove(row, from.x, from.y);
      setGhost(undefined);
    } else if (event.key === 'Escape' && ghost()) setGhost(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <button
        type="button"
        class="nudge"
        disabled={!place()}
        title="Arrow keys move the selected row, Enter puts it there"
        onKeyDown={keys}
      >
        <Show when={ghost()} fallback={place() ? 'Move by arrow keys' : 'Click anything to select it'}>
          {(at) => `To ${Math.round(at().x)}, ${Math.round(at().y)} · Enter moves it, Esc gives up`}
        </Show>
      </button>
      <Show when={onScreen()}>
        {(at) => <span class="nudge-ghost" style={{ left: `${at().x}px`, top: `${at().y}px` }} />}
      </Show>
    </>
  );
}
