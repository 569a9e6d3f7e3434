import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';

/** Whether this screen has no room for all panels beside each other; follows turning and resizing. */
export function createCompact(): Accessor<boolean> {
  const query = matchMedia('(max-width: 1023px), (max-height: 599px)');
  const [compact, setCompact] = createSignal(query.matches);
  const changed = () => setCompact(query.matches);
  onMount(() => query.addEventListener('change', changed));
  onCleanup(() => query.removeEventListener('change', changed));
  return compact;
}
