import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import type { Staged } from './staging.js';

/** What is staged anywhere on the deck: before and after of each change, and one button that sends them as one edit. */
export function StagedBar() {
  const { desk, staging } = useStation();
  const [open, setOpen] = createSignal(false);
  const isTooMany = () => staging.count > LIMITS.editsPerTransactionMax;
  const why = () =>
    desk.blocked() ?? (isTooMany() ? `One edit has at most ${LIMITS.editsPerTransactionMax} changes` : undefined);
  return (
    <Show when={staging.count > 0}>
      <section class="staged-changes" aria-label="Staged changes">
        <Show when={open()}>
          <ol id="staged-list" class="staged-list">
            <For each={staging.all}>{(change) => <StagedChange {...change} />}</For>
          </ol>
        </Show>
        <div class="staged-bar">
          <button
            type="button"
            class="staged-open"
            aria-expanded={open()}
            aria-controls="staged-list"
            title="What would change"
            onClick={() => setOpen(!open())}
          >
            {staging.count === 1 ? '1 change staged' : `${staging.count} changes staged`}
          </button>
          <Button tone="quiet" onClick={() => staging.revertAll()}>
            Revert
          </Button>
          <Button tone="primary" disabled={why() !== undefined} title={why()} onClick={() => void staging.applyAll()}>
            {staging.count === 1 ? 'Apply' : 'Apply as one edit'}
          </Button>
        </div>
      </section>
    </Show>
  );
}

function StagedChange(props: Staged) {
  const { staging } = useStation();
  const { spot } = props;
  const before = () => {
    const now = spot.now();
    return now === undefined ? 'gone' : spot.show(now);
  };
  return (
    <li class="staged-change" classList={{ refused: staging.refusal(spot) !== undefined }}>
      <span class="staged-where">{spot.where}</span>
      <span class="staged-values">
        <del>{before()}</del> <span aria-hidden="true">→</span>
        <span class="unseen">to</span> <ins>{spot.show(props.value)}</ins>
      </span>
      <Button tone="quiet" icon="close" label={`Revert ${spot.where}`} onClick={() => staging.revert([spot])} />
      <Show when={staging.refusal(spot)}>{(why) => <span class="staged-why">{why()}</span>}</Show>
    </li>
  );
}
