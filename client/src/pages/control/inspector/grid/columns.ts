import type { Column, TableLayout } from '@tickdeck/shared/world/schema.js';
import { type Accessor, createSignal } from 'solid-js';
import { recallJson, remember } from '../../../../ui/storage.js';

/** Which columns of a table are seen, as this device remembers it. */
export interface ColumnChoice {
  /** All that could be. */
  readonly all: readonly Column[];
  readonly seen: Accessor<readonly Column[]>;
  toggle(name: string): void;
  showAll(): void;
}

/** The columns worth a look: the jump counter is none. */
export function seenColumns({ columns, jump }: TableLayout): readonly Column[] {
  return columns.filter(({ index }) => index !== jump);
}

export function createColumnChoice(game: string, layout: TableLayout): ColumnChoice {
  const key = `columns.${game}.${layout.name}`;
  const all = seenColumns(layout);
  const [hidden, setHidden] = createSignal<readonly string[]>(namesIn(recallJson(key)));
  const hide = (names: readonly string[]) => {
    setHidden(names);
    remember(key, JSON.stringify(names));
  };
  return {
    all,
    seen: () => all.filter(({ name }) => !hidden().includes(name)),
    toggle(name) {
      const others = hidden().filter((one) => one !== name);
      hide(others.length < hidden().length ? others : [...others, name]);
    },
    showAll: () => hide([]),
  };
}

function namesIn(saved: unknown): readonly string[] {
  return Array.isArray(saved) ? saved.filter((name) => typeof name === 'string') : [];
}
