import './status.css';
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
            <Side points={now().orange} note="Orange" team="orange" />
          </Show>
          <Clock shown={props.shown} match={now()} />
          <Show when={now().mode === 'teams'} fallback={<Leader shown={props.shown} />}>
            <Side points={now().blue} note="Blue" team="blue" />
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
    <div class="skirmish-clock" role="timer">
      <span class="skirmish-time" classList={{ urgent: urgent() }}>
        {clock(seconds())}
      </span>
      <span class="skirmish-note">{PHASES[props.match.phase] || `Round ${props.match.round}`}</span>
    </div>
  );
}

function Own(props: { readonly shown: () => Shown | undefined }) {
  const standings = createMemo(() => standingsOf(props.shown()));
  const own = createMemo(() => standings().find(({ key }) => key === `p${props.shown()?.player ?? 0}`));
  return (
    <Show when={own()} fallback={<span />}>
      {(mine) => <Side points={mine().score} note={`${ordinal(mine().rank)} of ${standings().length}`} />}
    </Show>
  );
}

function Leader(props: { readonly shown: () => Shown | undefined }) {
  const standings = createMemo(() => standingsOf(props.shown()));
  const leads = () => standings()[0]?.key === `p${props.shown()?.player ?? 0}`;
  return (
    <Show when={standings()[leads() ? 1 : 0]} fallback={<span />}>
      {(rival) => <Side points={rival().score} note={leads() ? 'Second' : 'Leader'} />}
    </Show>
  );
}

function Side(props: { readonly points: number; readonly note: string; readonly team?: 'orange' | 'blue' }) {
  return (
    <div class="skirmish-side">
      <span class={`skirmish-points ${props.team ?? ''}`}>{props.points}</span>
      <span class="skirmish-note">{props.note}</span>
    </div>
  );
}

/** 1 → 1st. */
function ordinal(rank: number): string {
  const teen = rank % 100 > 10 && rank % 100 < 14;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${ending}`;
}
