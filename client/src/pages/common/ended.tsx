import { For, Show } from 'solid-js';
import { Button, LinkButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Overlay } from '../../ui/overlay.js';
import { type Ending, endingOf, type WayOn } from './ending.js';
import { watchPath } from './route.js';

/** The end of a session: what happened in the host's words, and what to do now. */
export function Ended(props: { readonly reason: string; readonly text: string; readonly room: string }) {
  const ending = () => endingOf(props.reason);
  return <DeadEnd ending={ending()} text={props.text} room={props.room} />;
}

/** A page that cannot go on by itself. */
export function DeadEnd(props: { readonly ending: Ending; readonly text?: string; readonly room: string }) {
  return (
    <Overlay label={props.ending.title} tone="urgent">
      <Icon name="unplugged" />
      <h2>{props.ending.title}</h2>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      <p>{props.ending.advice}</p>
      <div class="actions">
        <For each={props.ending.ways}>{(way, at) => <Way way={way} room={props.room} rank={at()} />}</For>
      </div>
    </Overlay>
  );
}

function Way(props: { readonly way: WayOn; readonly room: string; readonly rank: number }) {
  const tone = () => (props.rank === 0 ? 'primary' : 'plain');
  switch (props.way) {
    case 'watch':
      return (
        <LinkButton tone={tone()} icon="watch" href={watchPath(props.room)}>
          Watch
        </LinkButton>
      );
    case 'reload':
      return (
        <Button tone={tone()} icon="reload" onClick={() => location.reload()}>
          {props.rank === 0 ? 'Reload' : 'Try again'}
        </Button>
      );
    case 'lobby':
      return (
        <LinkButton tone={tone()} icon="leave" href="/">
          Lobby
        </LinkButton>
      );
  }
}
