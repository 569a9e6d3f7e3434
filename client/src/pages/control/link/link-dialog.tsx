import { createSignal, onMount, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { copyText } from '../rooms/copy.js';
import { useStation } from '../station.js';
import { placeOf } from './follow-place.js';

/** A link to what the deck shows now: copied at once, and there to be copied by hand where browsers do not. */
export function LinkDialog(props: { readonly onClose: () => void }) {
  const station = useStation();
  const url = `${location.origin}/control/${encodeURIComponent(station.desk.room.id)}#${placeOf(station)}`;
  const [state, setState] = createSignal<'copied' | 'failed'>();
  let field: HTMLInputElement | undefined;
  const copy = async () => {
    setState(await copyText(url));
    field?.select();
  };
  onMount(() => void copy());
  return (
    <Dialog title="A link to this view" onClose={props.onClose}>
      <p>
        It names the preset, what is selected and where the camera looks. Whoever opens it needs a link of their own to
        the room.
      </p>
      <div class="link-copy">
        <input
          ref={field}
          class="spot-input text"
          readOnly
          aria-label="Link to this view"
          value={url}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button icon="copy" onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <p role="status">
        <Show when={state() === 'copied'}>It is on the clipboard.</Show>
        <Show when={state() === 'failed'}>
          This browser does not copy by itself: the link is selected, copy it by hand.
        </Show>
      </p>
    </Dialog>
  );
}
