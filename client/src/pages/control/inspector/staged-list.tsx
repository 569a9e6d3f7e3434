import type { Change } from '@tickdeck/shared/wire/messages.js';
import { createMemo, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { createPreview } from './preview.js';
import type { Staged } from './staging.js';

/** All staged changes with before and after, and what the host says to them before they are sent. */
export function StagedList(props: { readonly id: string }) {
  const station = useStation();
  const { staging } = station;
  const answer = createPreview(station);
  const changeAt = (where: string) => answer()?.changes.find((change) => change.where === where);
  const refusalAt = (where: string) => answer()?.refusals.find((refusal) => refusal.where === where)?.why;
  const others = createMemo(() => {
    const staged = new Set(staging.all.map(({ spot }) => spot.where));
    return answer()?.changes.filter(({ where }) => !staged.has(where)) ?? [];
  });
  const verdict = () => {
    const reply = answer();
    if (!reply) return 'Asking the host …';
    return reply.outcome === 'done' ? 'The host would do this.' : `The host would refuse: ${reply.text}`;
  };
  return (
    <div id={props.id} class="staged-list">
      <ol>
        <For each={staging.all}>
          {(change) => (
            <StagedChange {...change} told={changeAt(change.spot.where)} refusal={refusalAt(change.spot.where)} />
          )}
        </For>
        <For each={others()}>
          {({ where, before, after }) => (
            <li class="staged-change">
              <span class="staged-where quiet">and so {where}</span>
              <Values before={before} after={after} />
            </li>
          )}
        </For>
      </ol>
      <p
        class="staged-verdict"
        classList={{ refused: answer() !== undefined && answer()?.outcome !== 'done' }}
        role="status"
      >
        {verdict()}
      </p>
    </div>
  );
}

function StagedChange(props: Staged & { readonly told: Change | undefined; readonly refusal: string | undefined }) {
  const { staging } = useStation();
  const { spot } = props;
  const before = () => {
    const now = spot.now();
    return now === undefined ? 'gone' : spot.show(now);
  };
  // Values go to their grid: what comes of it is the host's to say.
  const after = () => {
    const told = props.told?.after;
    return told === undefined || told === spot.say(props.value) ? spot.show(props.value) : told;
  };
  const why = () => staging.refusal(spot) ?? props.refusal;
  return (
    <li class="staged-change" data-staged={spot.where}>
      <span class="staged-where">{spot.where}</span>
      <Values before={before()} after={after()} />
      <Button tone="quiet" icon="close" label={`Revert ${spot.where}`} onClick={() => staging.revert([spot])} />
      <Show when={why()}>{(text) => <span class="staged-why">{text()}</span>}</Show>
    </li>
  );
}

function Values(props: { readonly before: string; readonly after: string }) {
  return (
    <span class="staged-values">
      <del>{props.before}</del> <span aria-hidden="true">→</span>
      <span class="unseen">to</span> <ins>{props.after}</ins>
    </span>
  );
}
