import type { News } from '@tickdeck/shared/topics/all.js';
import { type Accessor, createMemo, For, type JSX, Show } from 'solid-js';
import { useStation } from '../station.js';

/** The topics that hold one thing beside the other, by keys such as `b12`. */
export type Kept = 'breakpoints' | 'watches' | 'schedules' | 'rules' | 'bookmarks';

/** What the room keeps of one kind, or in its place what that kind is good for. */
export function EntryList<K extends Kept>(props: {
  readonly of: K;
  readonly order?: 'newest first';
  readonly empty: JSX.Element;
  /** A line for one, by its number. */
  readonly children: (id: number, one: Accessor<News<K>[string]>) => JSX.Element;
}) {
  const { desk } = useStation();
  const told = desk.feeds.use(props.of);
  const record = () => told() as { readonly [key: string]: News<K>[string] } | undefined;
  // The same list as long as the numbers are, so that lines stay what they are.
  const keys = createMemo<readonly string[]>(
    () => {
      const inOrder = Object.keys(record() ?? {}).sort((a, b) => idOf(a) - idOf(b));
      return props.order === 'newest first' ? inOrder.reverse() : inOrder;
    },
    [],
    { equals: (a, b) => a.join() === b.join() },
  );
  return (
    <>
      <ul class="entries">
        <For each={keys()}>
          {(key) => <Show when={record()?.[key]}>{(one) => props.children(idOf(key), one)}</Show>}
        </For>
      </ul>
      <Show when={keys().length === 0}>
        <p class="empty">{props.empty}</p>
      </Show>
    </>
  );
}

/** The number in a key: `b12` → 12. */
function idOf(key: string): number {
  return Number(key.slice(1));
}
