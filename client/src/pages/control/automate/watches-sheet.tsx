import { createSignal, For, Show } from 'solid-js';
import { useStation } from '../station.js';
import { AskField } from './ask-field.js';
import { EntryRow, idOf } from './entry-row.js';
import { examplesOf } from './examples.js';
import { GiveForm } from './give-form.js';
import { keysOf } from './lines.js';

/** Values that operators keep an eye on. */
export function WatchesSheet() {
  const { desk } = useStation();
  const [expression, setExpression] = createSignal('');
  const list = desk.feeds.use('watches');
  const keys = keysOf(list);
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
      <ul class="entries">
        <For each={keys()}>
          {(key) => (
            <Show when={list()?.[key]}>
              {(one) => (
                <EntryRow
                  id={idOf(key)}
                  kind="Watch"
                  title={one().expression}
                  by={one().by}
                  value={<output class="spot-now">{one().is}</output>}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
      <Show when={keys().length === 0}>
        <p class="empty">
          Nothing is watched. Write what you want to see, such as <code>{value}</code> or{' '}
          <code>count {desk.look.game.avatars}</code>; all operators see it.
        </p>
      </Show>
    </>
  );
}
