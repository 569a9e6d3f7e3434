import './banner.css';
import { LIVES } from '@tickdeck/shared/games/skirmish/kinds.js';
import { TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import { createMemo, Match, Show, Switch } from 'solid-js';
import type { Shown } from '../../../net/frame.js';
import { partOf, rowsOf, shipOf } from '../rows.js';
import { Podium } from './podium.js';
import { secondsUntil } from './standing.js';

/** The middle of the screen: countdown numerals, the podium, the wait for a new ship. */
export function Banner(props: { readonly shown: () => Shown | undefined }) {
  const match = createMemo(() => {
    const shown = props.shown();
    return shown && partOf(shown, 'match');
  });
  const left = createMemo(() => {
    const shown = props.shown();
    const now = match();
    return shown && now ? secondsUntil(shown, now.endsAt, TICK_RATE) : 0;
  });
  /** The first second of a round says so. */
  const begun = createMemo(() => {
    const shown = props.shown();
    const now = match();
    if (!shown || now?.phase !== 'round') return false;
    return shown.tick - (now.endsAt - now.length * TICK_RATE) < TICK_RATE;
  });
  return (
    <Switch>
      <Match when={match()?.phase === 'countdown'}>
        <div class="skirmish-countdown" role="status" aria-live="assertive">
          <p class="skirmish-headline">Round {match()?.round}</p>
          <Show when={left()} keyed>
            {(seconds) => <span class="skirmish-numeral">{seconds}</span>}
          </Show>
        </div>
      </Match>
      <Match when={begun()}>
        <div class="skirmish-countdown" role="status">
          <span class="skirmish-numeral go">Go</span>
        </div>
      </Match>
      <Match when={match()?.phase === 'podium'}>
        <Podium shown={props.shown} left={left()} />
      </Match>
      <Match when={respawnIn(props.shown()) !== undefined}>
        <div class="skirmish-respawn" role="status">
          <p class="skirmish-headline">Wrecked</p>
          <span class="skirmish-wait">{respawnIn(props.shown())?.toFixed(1)}</span>
          <span class="skirmish-note">until your next ship</span>
        </div>
      </Match>
    </Switch>
  );
}

/** Seconds until the viewer's ship is back; undefined while it flies. */
function respawnIn(shown: Shown | undefined): number | undefined {
  if (!shown) return undefined;
  const index = shipOf(shown, shown.player);
  const { columns } = rowsOf(shown, 'ships');
  if (index < 0 || LIVES[columns.life[index] as number] !== 'wrecked') return undefined;
  return Math.max(0, ((columns.respawnAt[index] ?? 0) - shown.tick) / TICK_RATE);
}
