import { encodeCalls } from '@tickdeck/shared/automation/decode.js';
import type { Call } from '@tickdeck/shared/automation/entries.js';
import { saySeconds } from '@tickdeck/shared/automation/say.js';
import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { useStation } from '../station.js';
import { AskField } from './ask-field.js';
import { CallsField } from './calls-field.js';
import { EntryList } from './entry-list.js';
import { EntryRow } from './entry-row.js';
import { GiveForm } from './give-form.js';
import { SecondsField, type Span, secondsOf } from './seconds-field.js';

type Timing = 'in' | 'every' | 'tick' | 'moment';

/** What will be commanded, and when. */
export function SchedulesSheet() {
  const { desk } = useStation();
  return (
    <>
      <ScheduleForm />
      <EntryList
        of="schedules"
        empty="Nothing is scheduled. Choose when, and what is to be done then: it is done in your name, and listed in the audit."
      >
        {(id, one) => (
          <EntryRow
            id={id}
            kind="Schedule"
            title={`${one().timing}: ${one().what}`}
            by={one().by}
            on={one().on}
            value={<span>{untilBeat(one().beat, desk.telemetry()?.beat, desk.welcome()?.beatRate)}</span>}
            more={
              <Show when={one().given > 0}>
                given {one().given}×, last: {one().last} ·{' '}
              </Show>
            }
          />
        )}
      </EntryList>
    </>
  );
}

function ScheduleForm() {
  const { desk } = useStation();
  const { moments = [] } = desk.look.game;
  const [timing, setTiming] = createSignal<Timing>('in');
  const [span, setSpan] = createSignal<Span>({ amount: 5, unit: 'min' });
  const [tick, setTick] = createSignal(0);
  const [moment, setMoment] = createSignal('');
  const [calls, setCalls] = createSignal<readonly Call[]>([]);
  const id = createUniqueId();
  const choose = (value: string) => {
    const known = moments.find(({ name }) => name === value);
    setTiming(known ? 'moment' : (value as Timing));
    if (known) setMoment(known.when);
    if (value === 'tick') setTick(Math.floor(desk.shown()?.tick ?? 0) + 600);
  };
  return (
    <GiveForm
      command="schedule"
      label="Schedule it"
      fields={['moment', 'tick']}
      args={() => ({
        timing: timing(),
        seconds: timing() === 'in' || timing() === 'every' ? secondsOf(span()) : 60,
        tick: timing() === 'tick' ? tick() : 0,
        moment: timing() === 'moment' ? moment() : '',
        calls: encodeCalls(calls()),
      })}
      ready={calls().length > 0 && (timing() !== 'moment' || moment().trim() !== '')}
      onDone={() => setCalls([])}
    >
      {(refusalOf) => (
        <>
          <div class="give-row">
            <div class="ask">
              <label for={id}>When</label>
              <select id={id} class="spot-input" onChange={({ currentTarget }) => choose(currentTarget.value)}>
                <option value="in">in</option>
                <option value="every">every</option>
                <For each={moments}>{({ name }) => <option value={name}>every {name}</option>}</For>
                <option value="moment">whenever …</option>
                <option value="tick">at tick</option>
              </select>
            </div>
            <Switch>
              <Match when={timing() === 'in' || timing() === 'every'}>
                <SecondsField label="How long" min={1} span={span()} onChange={setSpan} />
              </Match>
              <Match when={timing() === 'tick'}>
                <div class="ask">
                  <label for={`${id}-tick`}>Tick</label>
                  <input
                    id={`${id}-tick`}
                    class="spot-input"
                    type="number"
                    min={0}
                    value={tick()}
                    onInput={({ currentTarget }) => setTick(currentTarget.valueAsNumber || 0)}
                  />
                  <Show when={refusalOf('tick')}>{(why) => <p class="ask-wrong">{why()}</p>}</Show>
                </div>
              </Match>
            </Switch>
          </div>
          <Show when={timing() === 'moment'}>
            <AskField
              label="Whenever this becomes true"
              wants="condition"
              placeholder={moments[0]?.when ?? 'players = 0'}
              value={moment()}
              refusal={refusalOf('moment')}
              onInput={setMoment}
            />
          </Show>
          <CallsField label="Then" calls={calls()} onChange={setCalls} />
        </>
      )}
    </GiveForm>
  );
}

/** How long until a beat; empty when it goes by no time. */
function untilBeat(beat: number, now = 0, beatRate = 60): string {
  return beat === 0 || now === 0 ? '' : `in ${saySeconds(Math.max(0, Math.ceil((beat - now) / beatRate)))}`;
}
