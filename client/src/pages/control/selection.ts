import { type Accessor, createMemo, createSignal } from 'solid-js';
import { isSameRow, type Picked } from '../../scene/pick.js';

/** The rows that inspector and world have in hand. */
export interface Selection {
  /** All of them, the one that was taken last first. */
  readonly selection: Accessor<readonly Picked[]>;
  /** The first of them: what panels with room for one row show. */
  readonly selected: Accessor<Picked | undefined>;
  /** Takes this one alone, or lets go of all. */
  readonly select: (row: Picked | undefined) => void;
  /** Takes these and no others. */
  readonly selectAll: (rows: readonly Picked[]) => void;
  /** Takes these beside what is in hand. */
  readonly selectMore: (rows: readonly Picked[]) => void;
  /** Takes one more, or lets go of it when it is in hand already. */
  readonly toggle: (row: Picked) => void;
}

export function createSelection(): Selection {
  const [selection, setSelection] = createSignal<readonly Picked[]>([]);
  const without = (gone: readonly Picked[]) => selection().filter((row) => !gone.some((one) => isSameRow(one, row)));
  return {
    selection,
    selected: createMemo(() => selection()[0]),
    select: (row) => setSelection(row ? [row] : []),
    selectAll: (rows) => setSelection(rows),
    selectMore: (rows) => setSelection([...rows, ...without(rows)]),
    toggle(row) {
      const others = without([row]);
      setSelection(others.length < selection().length ? others : [row, ...others]);
    },
  };
}
