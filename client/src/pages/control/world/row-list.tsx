import { createEffect, createSignal, For, on, untrack } from 'solid-js';
import { isSameRow, type Picked, placeOf } from '../../../scene/pick.js';
import { showRef } from '../inspector/show.js';
import { useStation } from '../station.js';
import { rowsNear } from './near.js';
import { createSayer } from './sayer.js';

/** Rows that keys go through. */
const ROWS_MAX = 24;

/**
 * The world for those who do not see it or have no mouse: the rows near what is looked at, as a list to go through by keys, and a
 * voice that says what was selected. It lies over the canvas unseen, and has the focus when the world has it.
 */
export function RowList(props: {
  readonly id: string;
  /** Enter: whatever is to be done with what is selected. */
  readonly onEnter: () => void;
  readonly onAsk: () => void;
}) {
  const { desk, scene, showing, inspect } = useStation();
  const { game } = desk.look;
  const [rows, setRows] = createSignal<readonly Picked[]>([]);
  const voice = createSayer();
  const nameOf = ({ table, id }: Picked) => `${table} ${showRef(table, id, untrack(showing))}`;
  const isSelected = (row: Picked) => desk.selection().some((one) => isSameRow(one, row));
  const optionOf = (row: Picked) => `${props.id}-${row.table}-${row.id}`;
  const active = () => {
    const row = desk.selected();
    return row && rows().some((one) => isSameRow(one, row)) ? optionOf(row) : undefined;
  };

  /** The order stays as it is while somebody goes through it, until what is selected is not in it. */
  const look = () => {
    const shown = untrack(desk.shown);
    const view = scene();
    if (!shown || !view) return;
    const row = untrack(desk.selected);
    const at = (row && placeOf(game, shown, row)) ?? view.screenToWorld(...middle());
    setRows(rowsNear(game, shown, at, ROWS_MAX));
  };
  let list: HTMLDivElement | undefined;
  const middle = () => [(list?.clientWidth ?? 0) / 2, (list?.clientHeight ?? 0) / 2] as const;
  createEffect(
    on(desk.selection, (selection) => {
      const [row] = selection;
      if (row && !rows().some((one) => isSameRow(one, row))) look();
      const shown = desk.shown();
      const at = row && shown && placeOf(game, shown, row);
      if (!row) return voice.say('');
      const more = selection.length > 1 ? `, ${selection.length} selected` : '';
      voice.say(`${nameOf(row)}${at ? ` at ${Math.round(at.x)}, ${Math.round(at.y)}` : ' is gone'}${more}`);
    }),
  );

  const step = (by: number, event: KeyboardEvent) => {
    const row = desk.selected();
    if (rows().length === 0) look();
    const at = rows().findIndex((one) => row && isSameRow(one, row));
    const next = rows().at((at < 0 && by < 0 ? by : at + by) % Math.max(1, rows().length));
    if (!next) return;
    if (event.shiftKey && event.key.startsWith('Arrow')) desk.selectMore([next]);
    else inspect(next);
  };
  const keys = (event: KeyboardEvent) => {
    const ways: { readonly [key: string]: () => void } = {
      n: () => step(1, event),
      N: () => step(-1, event),
      ArrowDown: () => step(1, event),
      ArrowUp: () => step(-1, event),
      Home: () => {
        look();
        desk.select(undefined);
        step(1, event);
      },
      Enter: props.onEnter,
      ContextMenu: props.onAsk,
      F10: props.onAsk,
    };
    if (event.key === 'F10' && !event.shiftKey) return;
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    way();
  };

  return (
    <>
      <div
        ref={list}
        id={props.id}
        class="world-rows"
        role="listbox"
        tabIndex={0}
        aria-label="Rows near what is looked at"
        aria-multiselectable="true"
        aria-activedescendant={active()}
        onFocus={() => rows().length === 0 && look()}
        onKeyDown={keys}
      >
        <For each={rows()}>
          {(row) => (
            <div id={optionOf(row)} class="unseen" role="option" tabIndex={-1} aria-selected={isSelected(row)}>
              {nameOf(row)}
            </div>
          )}
        </For>
      </div>
      <p class="world-rows-hint" aria-hidden="true">
        <kbd>N</kbd> next row <kbd>Shift</kbd> <kbd>↓</kbd> one more <kbd>Enter</kbd> inspect <kbd>Menu</kbd> verbs
      </p>
      <p class="unseen" role="status">
        {voice.said()}
      </p>
    </>
  );
}
