import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createSignal, createUniqueId } from 'solid-js';
import { EntryList } from './entry-list.js';
import { EntryRow } from './entry-row.js';
import { GiveForm } from './give-form.js';

/** Ticks that somebody marked to come back to. */
export function BookmarksSheet() {
  const [note, setNote] = createSignal('');
  const field = createUniqueId();
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
            <label for={field}>Note</label>
            <input
              id={field}
              class="spot-input text"
              type="text"
              maxLength={LIMITS.reasonCharsMax}
              value={note()}
              onInput={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </div>
        )}
      </GiveForm>
      <EntryList
        of="bookmarks"
        order="newest first"
        empty="No bookmarks. M marks the tick that is, here, by a rule, or from the command line."
      >
        {(id, one) => (
          <EntryRow
            id={id}
            kind="Bookmark"
            title={one().note || 'no note'}
            by={one().by}
            value={<span>tick {one().tick}</span>}
          />
        )}
      </EntryList>
    </>
  );
}
