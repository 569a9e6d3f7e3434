import { Button, LinkButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { watchPath } from '../common/route.js';

/** One device, one ship: shown in the second tab. */
export function Elsewhere(props: { readonly room: string; readonly onMoveHere: () => void }) {
  return (
    <Dialog title="You already play here">
      <p>Your ship flies in another tab of this device. Move it here, or watch from here?</p>
      <div class="actions">
        <Button tone="primary" icon="play" onClick={() => props.onMoveHere()}>
          Move here
        </Button>
        <LinkButton icon="watch" href={watchPath(props.room)}>
          Watch
        </LinkButton>
      </div>
    </Dialog>
  );
}
