import { For, Show } from 'solid-js';
import { Identity } from '../../../ui/identity.js';
import { showRef } from '../inspector/show.js';
import { useStation } from '../station.js';
import type { Mate } from './crew.js';

/** So many are shown beside each other; of more, how many. */
const SHOWN_MAX = 4;

/** Who else works here and at what; pressed, it takes the same rows in hand. */
export function CrewBar() {
  const { crew, desk, inspect, showing } = useStation();
  const rowsOf = ({ rows }: Mate) =>
    rows.map(({ table, id }) => `${table} ${showRef(table, id, showing())}`).join(', ');
  const doing = (mate: Mate) => {
    const has = rowsOf(mate);
    const parts = [mate.role, has && `has ${has}`, mate.editing && `is changing ${mate.editing}`];
    return parts.filter(Boolean).join(', ');
  };
  const join = ({ rows: [first, ...rest] }: Mate) => {
    if (!first) return;
    inspect(first);
    if (rest.length > 0) desk.selectAll([first, ...rest]);
  };
  return (
    <Show when={crew.others().length > 0}>
      <ul class="crew" aria-label="Also at work here">
        <For each={crew.others().slice(0, SHOWN_MAX)}>
          {(mate) => (
            <li>
              <button
                type="button"
                class="crew-mate"
                classList={{ changing: mate.editing !== '' }}
                title={`${mate.name}: ${doing(mate)}`}
                onClick={() => join(mate)}
              >
                <Identity look={mate.look} size={14} />
                <span class="unseen">{`${mate.name}: ${doing(mate)}`}</span>
              </button>
            </li>
          )}
        </For>
        <Show when={crew.others().length > SHOWN_MAX}>
          <li class="crew-more">+{crew.others().length - SHOWN_MAX}</li>
        </Show>
      </ul>
    </Show>
  );
}
