import type { Point } from '../../../scene/camera.js';
import { useStation } from '../station.js';
import type { Moving } from './moving.js';

/** World units a key press moves the ghost; with Shift ten times as far. */
const STEP = 10;

const WAYS: { readonly [key: string]: Point } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Moving the selected rows without a mouse: arrow keys move their ghosts, Enter puts them there, Escape gives up. */
export function Nudge(props: { readonly moving: Moving; readonly onApply: () => void }) {
  const { desk } = useStation();
  const keys = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (way) {
      const by = event.shiftKey ? STEP * 10 : STEP;
      props.moving.nudge({ x: way.x * by, y: way.y * by });
    } else if (event.key === 'Enter' && props.moving.ghosts().length > 0) props.onApply();
    else if (event.key === 'Escape' && props.moving.ghosts().length > 0) props.moving.discard();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      class="nudge"
      disabled={desk.selection().length === 0}
      title="Arrow keys move what is selected, with Shift ten times as far"
      onKeyDown={keys}
    >
      {desk.selection().length === 0 ? 'Click anything to select it' : 'Move by arrow keys'}
    </button>
  );
}
