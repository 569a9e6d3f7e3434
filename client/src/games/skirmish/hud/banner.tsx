import { LIVES } from '@tickdeck/shared/games/skirmish/tables.js';
import { TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Shown } from '../../../net/frame.js';
import { Glyph } from '../../../ui/identity.js';
import { partOf, rowsOf, shipOf } from '../rows.js';
import { type Standing, secondsUntil, standingsOf } from './standing.js';

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
          <p>Round {match()?.round}</p>
          <Show when={left()} keyed>
            {(seconds) => <b>{seconds}</b>}
          </Show>
        </div>
      </Match>
      <Match when={begun()}>
        <div class="skirmish-countdown skirmish-go" role="status">
          <b>Go</b>
        </div>
      </Match>
      <Match when={match()?.phase === 'podium'}>
        <Podium shown={props.shown} left={left()} />
      </Match>
      <Match when={respawnIn(props.shown()) !== undefined}>
        <div class="skirmish-respawn" role="status">
          <p>Wrecked</p>
          <b>{respawnIn(props.shown())?.toFixed(1)}</b>
          <small>until your next ship</small>
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

const STEPS = ['first', 'second', 'third'] as const;

function Podium(props: { readonly shown: () => Shown | undefined; readonly left: number }) {
  const top = createMemo(() => standingsOf(props.shown()).slice(0, 3));
  const title = createMemo(() => {
    const shown = props.shown();
    const match = shown && partOf(shown, 'match');
    if (match?.winner === 'orange' || match?.winner === 'blue') return `Team ${match.winner} wins`;
    const winner = shown && partOf(shown, 'players')?.[match?.winner ?? ''];
    return winner ? `${winner.name} wins` : 'A draw';
  });
  return (
    <section class="skirmish-podium" aria-label="Podium">
      <h2>{title()}</h2>
      <ol>
        <For each={top()}>{(standing, place) => <Step standing={standing} place={STEPS[place()] ?? 'third'} />}</For>
      </ol>
      <small>Next round in {props.left} s</small>
    </section>
  );
}

function Step(props: { readonly standing: Standing; readonly place: (typeof STEPS)[number] }) {
  return (
    <li class={`skirmish-step-${props.place}`}>
      <Glyph color={props.standing.color} shape={props.standing.shape} size={props.place === 'first' ? 56 : 40} />
      <span class="skirmish-step-name">{props.standing.name}</span>
      <b>{props.standing.rank}</b>
      <small>
        {props.standing.score} points · {props.standing.kills} kills
      </small>
    </li>
  );
}
