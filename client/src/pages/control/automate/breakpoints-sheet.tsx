import { createSignal, Show } from 'solid-js';
import { useStation } from '../station.js';
import { AskField } from './ask-field.js';
import { EntryList } from './entry-list.js';
import { EntryRow } from './entry-row.js';
import { examplesOf } from './examples.js';
import { GiveForm } from './give-form.js';

/** What pauses the room, and how often it has. */
export function BreakpointsSheet() {
  const { desk } = useStation();
  const [when, setWhen] = createSignal('');
  const { row } = examplesOf(desk.look.game);
  return (
    <>
      <GiveForm
        command="break-when"
        label="Set a breakpoint"
        fields={['when']}
        args={() => ({ when: when() })}
        ready={when().trim() !== ''}
        onDone={() => setWhen('')}
      >
        {(refusalOf) => (
          <AskField
            label="Pause when this becomes true"
            wants="condition"
            placeholder={row}
            value={when()}
            refusal={refusalOf('when')}
            onInput={setWhen}
          />
        )}
      </GiveForm>
      <EntryList
        of="breakpoints"
        empty={
          <>
            No breakpoints. Write a condition such as <code>{row}</code>: the room pauses at the tick at which it
            becomes true. A right click in the world sets one there.
          </>
        }
      >
        {(id, one) => (
          <EntryRow
            id={id}
            kind="Breakpoint"
            title={one().when}
            by={one().by}
            on={one().on}
            value={<strong>{one().hits === 1 ? '1 hit' : `${one().hits} hits`}</strong>}
            more={
              <>
                <Show when={one().hits > 0}>last at tick {one().tick} · </Show>
                looks at {one().steps} values a tick at most
              </>
            }
          />
        )}
      </EntryList>
    </>
  );
}
