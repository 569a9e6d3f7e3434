import { createSignal } from 'solid-js';
import { useStation } from '../station.js';
import { AskField } from './ask-field.js';
import { EntryList } from './entry-list.js';
import { EntryRow } from './entry-row.js';
import { examplesOf } from './examples.js';
import { GiveForm } from './give-form.js';

/** Values that operators keep an eye on. */
export function WatchesSheet() {
  const { desk } = useStation();
  const [expression, setExpression] = createSignal('');
  const { value } = examplesOf(desk.look.game);
  return (
    <>
      <GiveForm
        command="watch"
        label="Watch it"
        fields={['expression']}
        args={() => ({ expression: expression() })}
        ready={expression().trim() !== ''}
        onDone={() => setExpression('')}
      >
        {(refusalOf) => (
          <AskField
            label="Show the value of"
            wants="value"
            placeholder={`${value}, or a count`}
            value={expression()}
            refusal={refusalOf('expression')}
            onInput={setExpression}
          />
        )}
      </GiveForm>
      <EntryList
        of="watches"
        empty={
          <>
            Nothing is watched. Write what you want to see, such as <code>{value}</code> or{' '}
            <code>count {desk.look.game.avatars}</code>; all operators see it.
          </>
        }
      >
        {(id, one) => (
          <EntryRow
            id={id}
            kind="Watch"
            title={one().expression}
            by={one().by}
            value={<output class="spot-now">{one().is}</output>}
          />
        )}
      </EntryList>
    </>
  );
}
