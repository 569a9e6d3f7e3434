import { Match, Switch } from 'solid-js';
import { keepAwake } from '../common/awake.js';
import { DeadEnd } from '../common/ended.js';
import { openRoom, whenOpening } from '../common/opening.js';
import { roomOfPath } from '../common/route.js';
import { guardTouches } from '../common/touch-page.js';
import { Stand } from './stand.js';

/** `/watch/<room>`: sees everything public, and takes part in nothing. */
export function Watch() {
  const id = roomOfPath(location.pathname);
  const opening = openRoom(id);
  guardTouches();
  keepAwake();
  return (
    <Switch>
      <Match when={whenOpening(opening(), 'shut')}>{(shut) => <DeadEnd ending={shut().ending} room={id} />}</Match>
      <Match when={whenOpening(opening(), 'open')}>{(open) => <Stand room={open().room} look={open().look} />}</Match>
    </Switch>
  );
}
