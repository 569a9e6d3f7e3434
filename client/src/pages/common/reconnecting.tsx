import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js';
import type { LinkState } from '../../net/frame.js';
import { Button, LinkButton } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Overlay } from '../../ui/overlay.js';
import { Spinner } from '../../ui/spinner.js';
import { lossOf } from './loss.js';

/** A link that is back sooner than this was not worth a word. */
const PATIENCE_MS = 500;

/** Covers a page while its link is not live: connecting at first, later explaining what is lost and what happens meanwhile. */
export function Reconnecting(props: {
  readonly link: LinkState;
  readonly viewer: 'player' | 'spectator';
  readonly room: string;
  readonly onRetry: () => void;
}) {
  const [worth, setWorth] = createSignal(false);
  const [before, setBefore] = createSignal<'never live' | 'live'>('never live');
  const [why, setWhy] = createSignal('');
  const down = createMemo(() => props.link.kind === 'connecting' || props.link.kind === 'lost');
  const loss = () => lossOf(why(), props.viewer);

  createEffect(() => {
    if (props.link.kind === 'live') setBefore('live');
    if (props.link.kind === 'lost') setWhy(props.link.why);
  });
  createEffect(() => {
    setWorth(false);
    if (!down()) return;
    const timer = setTimeout(() => setWorth(true), PATIENCE_MS);
    onCleanup(() => clearTimeout(timer));
  });

  return (
    <Show when={worth()}>
      <Overlay label={before() === 'live' ? loss().title : 'Connecting'}>
        <Show when={before() === 'live'} fallback={<Spinner />}>
          <Icon name="unplugged" />
        </Show>
        <h2>{before() === 'live' ? loss().title : `Connecting to ${props.room}`}</h2>
        <Show when={why() !== '' && why() !== loss().title}>
          <p>{why()}</p>
        </Show>
        <Show when={before() === 'live' && loss().meanwhile}>
          {(meanwhile) => (
            <p>
              <strong>{meanwhile()}</strong>
            </p>
          )}
        </Show>
        <Retry link={props.link} />
        <div class="actions">
          <Button tone="primary" icon="reload" onClick={() => props.onRetry()}>
            Try now
          </Button>
          <LinkButton icon="leave" href="/">
            Lobby
          </LinkButton>
        </div>
      </Overlay>
    </Show>
  );
}

/** Counts down to the next try. */
function Retry(props: { readonly link: LinkState }) {
  const [leftMs, setLeftMs] = createSignal(0);
  createEffect(() => {
    if (props.link.kind !== 'lost') return setLeftMs(0);
    const until = performance.now() + props.link.retryInMs;
    const count = () => setLeftMs(Math.max(0, until - performance.now()));
    count();
    const timer = setInterval(count, 200);
    onCleanup(() => clearInterval(timer));
  });
  // A countdown read out every second would bury what matters.
  return <p aria-hidden="true">{leftMs() > 0 ? `Next try in ${Math.ceil(leftMs() / 1000)} s` : 'Trying now…'}</p>;
}
