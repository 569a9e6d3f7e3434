import { For } from 'solid-js';
import { Button, LinkButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Overlay } from '../../ui/overlay.js';
import { endingOf } from '../common/ending.js';
import { createRooms } from '../common/rooms.js';

/** The desk's connection has ended for good: why, and which rooms there are still. */
export function Over(props: { readonly reason: string; readonly text: string; readonly room: string }) {
  const rooms = createRooms();
  const others = () => {
    const state = rooms();
    return state.kind === 'loading' ? [] : state.rooms.filter(({ id }) => id !== props.room);
  };
  return (
    <Overlay label={endingOf(props.reason).title} tone="urgent">
      <Icon name="unplugged" />
      <h2>{endingOf(props.reason).title}</h2>
      <p>{props.text}</p>
      <div class="actions">
        <For each={others()}>
          {({ id, name }) => <LinkButton href={`/control/${encodeURIComponent(id)}`}>Control {name}</LinkButton>}
        </For>
        <Button icon="reload" onClick={() => location.reload()}>
          Try again
        </Button>
        <LinkButton icon="leave" href="/">
          Lobby
        </LinkButton>
      </div>
    </Overlay>
  );
}
