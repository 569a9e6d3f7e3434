import { createSignal, Match, Show, Switch } from 'solid-js';
import { Eyes } from '../../ui/eyes.js';
import { DeadEnd } from '../common/ended.js';
import { openRoom, whenOpening } from '../common/opening.js';
import { roomOfPath } from '../common/route.js';
import { AskToken } from './ask-token.js';
import { Deck } from './deck.js';
import { keepToken, takeToken } from './token.js';

const CUT = 'This link is cut off. Copy the whole link, from http:// to its end.';

/** `/control/<room>`: everything about a room, for those with the host's link. */
export function Control() {
  const id = roomOfPath(location.pathname);
  // An empty token is one too: its bearer may look.
  const [entry, setEntry] = createSignal<{ readonly token: string }>();
  const [refusal, setRefusal] = createSignal('');
  const opening = openRoom(id);
  const take = () => {
    const found = takeToken();
    if (found.kind === 'token') use(found.token);
    else if (found.kind === 'cut' || !entry()) refuse(found.kind === 'cut' ? CUT : '');
  };
  const use = (next: string) => {
    keepToken(next);
    setRefusal('');
    if (entry()?.token !== next) setEntry({ token: next });
  };
  const refuse = (text: string) => {
    keepToken('');
    setRefusal(text);
    setEntry(undefined);
  };

  take();
  // A link pasted over this page's own changes only the fragment, and loads nothing.
  window.addEventListener('hashchange', take);

  return (
    <>
      <Eyes />
      <Show when={entry()} keyed fallback={<AskToken refusal={refusal()} onToken={use} onLook={() => use('')} />}>
        {({ token }) => (
          <Switch>
            <Match when={whenOpening(opening(), 'shut')}>
              {(shut) => <DeadEnd ending={shut().ending} room={id} />}
            </Match>
            <Match when={whenOpening(opening(), 'open')}>
              {(open) => <Deck room={open().room} look={open().look} token={token} onRefused={refuse} />}
            </Match>
          </Switch>
        )}
      </Show>
    </>
  );
}
