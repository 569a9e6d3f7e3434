import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';

/** Whether this screen has the room of a phone only, in either direction; follows turning and resizing. */
export function createNarrow(): Accessor<boolean> {
  const query = matchMedia('(max-width: 700px), (max-height: 480px)');
  const [narrow, setNarrow] = createSignal(query.matches);
  const changed = () => setNarrow(query.matches);
  onMount(() => query.addEventListener('change', changed));
  onCleanup(() => query.removeEventListener('change', changed));
  return narrow;
}
