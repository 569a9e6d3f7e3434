import { TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import { createMemo, Show } from 'solid-js';
import type { Shown } from '../../../net/frame.js';
import { partOf } from '../rows.js';
import { clock, type Match, secondsUntil, standingsOf } from './standing.js';

const PHASES = { 'warm-up': 'Warm-up', countdown: 'Get ready', round: '', podium: 'Round over' } as const;

/** Top middle: the clock between the two teams' scores, or between one's own score and rank. */
export function Status(props: { readonly shown: () => Shown | undefined }) {
  const match = createMemo(() => {
    const shown = props.shown();
    return shown && partOf(shown, 'match');
  });
  return (
    <Show when={match()}>
      {(now) => (
        <section class="skirmish-status" aria-label="Match">
          <Show when={now().mode === 'teams'} fallback={<Own shown={props.shown} />}>
            <div class="skirmish-team skirmish-team-orange">
              <small>Orange</small>
              <b>{now().orange}</b>
            </div>
          </Show>
          <Clock shown={props.shown} match={now()} />
          <Show when={now().mode === 'teams'} fallback={<Leader shown={props.shown} />}>
            <div class="skirmish-team skirmish-team-blue">
              <small>Blue</small>
              <b>{now().blue}</b>
            </div>
          </Show>
        </section>
      )}
    </Show>
  );
}

function Clock(props: { readonly shown: () => Shown | undefined; readonly match: Match }) {
  const seconds = createMemo(() => {
    const shown = props.shown();
    return shown ? secondsUntil(shown, props.match.endsAt, TICK_RATE) : 0;
  });
  const urgent = () => props.match.phase === 'round' && seconds() <= 10;
  return (
    <div class="skirmish-clock" classList={{ urgent: urgent() }} role="timer">
      <b>{clock(seconds())}</b>
      <small>{PHASES[props.match.phase] || `Round ${props.match.round}`}</small>
    </div>
  );
}

function Own(props: { readonly shown: () => Shown | undefined }) {
  const standings = createMemo(() => standingsOf(props.shown()));
  const own = createMemo(() => standings().find(({ key }) => key === `p${props.shown()?.player ?? 0}`));
  return (
    <div class="skirmish-side">
      <Show when={own()}>
        {(mine) => (
          <>
            <small>
              Rank {mine().rank} / {standings().length}
            </small>
            <b>{mine().score}</b>
          </>
        )}
      </Show>
    </div>
  );
}

function Leader(props: { readonly shown: () => Shown | undefined }) {
  const best = createMemo(() => {
    const [first, second] = standingsOf(props.shown());
    return first?.key === `p${props.shown()?.player ?? 0}` ? second : first;
  });
  return (
    <div class="skirmish-side">
      <Show when={best()}>
        {(rival) => (
          <>
            <small>{rival().rank === 1 ? 'Leader' : 'Next'}</small>
            <b>{rival().score}</b>
          </>
        )}
      </Show>
    </div>
  );
}
