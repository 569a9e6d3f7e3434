import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createSignal, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { StagedList } from './staged-list.js';

/** What is staged anywhere on the deck: a list of it when asked, and one button that sends it all as one edit. */
export function StagedBar() {
  const { desk, staging } = useStation();
  const [open, setOpen] = createSignal(false);
  const isTooMany = () => staging.count > LIMITS.editsPerTransactionMax;
  const why = () =>
    desk.why('edit') ?? (isTooMany() ? `One edit has at most ${LIMITS.editsPerTransactionMax} changes` : undefined);
  return (
    <Show when={staging.count > 0}>
      <section class="staged-changes" aria-label="Staged changes">
        <Show when={open()}>
          <StagedList id="staged-list" />
        </Show>
        <div class="staged-bar">
          <button
            type="button"
            class="staged-open"
            aria-expanded={open()}
            aria-controls="staged-list"
            title="Preview: what would change"
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
