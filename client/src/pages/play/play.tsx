import { createSignal, Match, Switch } from 'solid-js';
import { profile } from '../../ui/store.js';
import { keepAwake } from '../common/awake.js';
import { DeadEnd } from '../common/ended.js';
import { openRoom, whenOpening } from '../common/opening.js';
import { roomOfPath } from '../common/route.js';
import { guardTouches } from '../common/touch-page.js';
import { AskName } from './ask-name.js';
import { Flight } from './flight.js';

/** `/play/<room>`: asks for a name if nobody has given one on this device, then flies. */
export function Play() {
  const id = roomOfPath(location.pathname);
  const opening = openRoom(id);
  const [named, setNamed] = createSignal(profile().name.trim() !== '');
  guardTouches();
  keepAwake();
  return (
    <Switch>
      <Match when={whenOpening(opening(), 'shut')}>{(shut) => <DeadEnd ending={shut().ending} room={id} />}</Match>
      <Match when={!named()}>
        <AskName room={whenOpening(opening(), 'open')?.room.name ?? ''} onNamed={() => setNamed(true)} />
      </Match>
      <Match when={whenOpening(opening(), 'open')}>{(open) => <Flight room={open().room} look={open().look} />}</Match>
    </Switch>
  );
}
