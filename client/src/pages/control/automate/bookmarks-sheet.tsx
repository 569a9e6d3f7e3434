import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { useStation } from '../station.js';
import { EntryRow, idOf } from './entry-row.js';
import { GiveForm } from './give-form.js';
import { keysOf } from './lines.js';

/** Ticks that somebody marked to come back to. */
export function BookmarksSheet() {
  const { desk } = useStation();
  const [note, setNote] = createSignal('');
  const list = desk.feeds.use('bookmarks');
  const keys = keysOf(list);
  const id = createUniqueId();
  return (
    <>
      <GiveForm
        command="bookmark"
        label="Bookmark this tick"
        fields={[]}
        args={() => ({ note: note() })}
        ready={true}
        onDone={() => setNote('')}
      >
        {() => (
          <div class="ask">
            <label for={id}>Note</label>
            <input
              id={id}
              class="spot-input text"
              type="text"
              maxLength={LIMITS.reasonCharsMax}
              value={note()}
              onInput={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </div>
        )}
      </GiveForm>
      <ul class="entries">
        <For each={[...keys()].reverse()}>
          {(key) => (
            <Show when={list()?.[key]}>
              {(one) => (
                <EntryRow
                  id={idOf(key)}
                  kind="Bookmark"
                  title={one().note || 'no note'}
                  by={one().by}
                  value={<span>tick {one().tick}</span>}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={keys().length === 0}>
        <p class="empty">No bookmarks. M marks the tick that is, here, by a rule, or from the command line.</p>
      </Show>
    </>
  );
}
