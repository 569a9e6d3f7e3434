import { encodeCalls } from '@tickdeck/shared/automation/decode.js';
import type { Call } from '@tickdeck/shared/automation/entries.js';
import { saySeconds } from '@tickdeck/shared/automation/say.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { AskField } from './ask-field.js';
import { CallsField } from './calls-field.js';
import { EntryList } from './entry-list.js';
import { EntryRow } from './entry-row.js';
import { GiveForm } from './give-form.js';
import { SecondsField, type Span, secondsOf } from './seconds-field.js';

type Rule = News<'rules'>[string];

const TOLD: { readonly [whom in Rule['tell']]: string } = {
  nobody: 'nobody',
  me: 'me',
  operators: 'all operators',
  everybody: 'everybody',
};

/** What the room does by itself when something has been so for a while. */
export function RulesSheet() {
  return (
    <>
      <RuleForm />
      <EntryList
        of="rules"
        empty={
          <>
            No rules. One such as <code>tick.p99 &gt; 12 ms</code> for 5 s can set a bookmark and tell you; each time is
            in the audit list.
          </>
        }
      >
        {(id, one) => (
          <EntryRow
            id={id}
            kind="Rule"
            title={sayRule(one())}
            by={one().by}
            on={one().on}
            value={<strong class={`rule-state ${one().state}`}>{one().state}</strong>}
            more={
              <>
                → {sayDeeds(one())} ·{' '}
                <Show when={one().fired > 0}>
                  held {one().fired}×, last at tick {one().tick} ·{' '}
                </Show>
              </>
            }
          />
        )}
      </EntryList>
    </>
  );
}

function RuleForm() {
  const [when, setWhen] = createSignal('');
  const [hold, setHold] = createSignal<Span>({ amount: 5, unit: 's' });
  const [rest, setRest] = createSignal<Span>({ amount: 1, unit: 'min' });
  const [tell, setTell] = createSignal<Rule['tell']>('me');
  const [calls, setCalls] = createSignal<readonly Call[]>([]);
  const id = createUniqueId();
  return (
    <GiveForm
      command="rule"
      label="Add the rule"
      fields={['when']}
      args={() => ({
        when: when(),
        holdSeconds: secondsOf(hold()),
        coolDownSeconds: secondsOf(rest()),
        tell: tell(),
        calls: encodeCalls(calls()),
      })}
      ready={when().trim() !== '' && (calls().length > 0 || tell() !== 'nobody')}
      onDone={() => {
        setWhen('');
        setCalls([]);
      }}
    >
      {(refusalOf) => (
        <>
          <AskField
            label="When"
            wants="condition"
            placeholder="tick.p99 > 12 ms"
            value={when()}
            refusal={refusalOf('when')}
            onInput={setWhen}
          />
          <div class="give-row">
            <SecondsField label="has been so for" min={0} span={hold()} onChange={setHold} />
            <SecondsField label="then rest for" min={1} span={rest()} onChange={setRest} />
            <div class="ask">
              <label for={id}>Tell</label>
              <select
                id={id}
                class="spot-input"
                onChange={({ currentTarget }) => setTell(currentTarget.value as Rule['tell'])}
              >
                <For each={Object.entries(TOLD)}>
                  {([whom, words]) => (
                    <option value={whom} selected={whom === tell()}>
                      {words}
                    </option>
                  )}
                </For>
              </select>
            </div>
          </div>
          <CallsField label="and" calls={calls()} onChange={setCalls} />
        </>
      )}
    </GiveForm>
  );
}

function sayRule({ when, holdSeconds }: Rule): string {
  return holdSeconds > 0 ? `${when} for ${saySeconds(holdSeconds)}` : when;
}

function sayDeeds({ what, tell }: Rule): string {
  const told = tell === 'nobody' ? [] : [`tell ${TOLD[tell]}`];
  return [...(what === '' ? [] : [what]), ...told].join(', ');
}
