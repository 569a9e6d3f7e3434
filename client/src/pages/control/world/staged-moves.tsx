import { Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import type { Moving } from './moving.js';

/** Moves that wait: one button puts all rows where their ghosts are, together with whatever else is staged. */
export function StagedMoves(props: { readonly moving: Moving; readonly onApply: () => void }) {
  const { desk, staging } = useStation();
  const rows = () => props.moving.ghosts().length;
  const others = () => staging.count - props.moving.count();
  return (
    <Show when={rows() > 0}>
      <section class="staged-moves" aria-label="Moves that wait">
        <span>
          {rows() === 1 ? '1 row to move' : `${rows()} rows to move`}
          <Show when={others() > 0}>
            <span class="quiet"> and {others()} more staged</span>
          </Show>
        </span>
        <Button tone="quiet" onClick={() => props.moving.discard()} title="Leave them where they are (Esc)">
          Discard
        </Button>
        <Button
          tone="primary"
          disabled={desk.why('edit') !== undefined}
          title={desk.why('edit')}
          onClick={props.onApply}
        >
          Apply moves
        </Button>
      </section>
    </Show>
  );
}
