import './scoreboard.css';
import { createMemo, For, Show } from 'solid-js';
import type { Shown } from '../../../net/frame.js';
import { Identity } from '../../../ui/identity.js';
import { partOf } from '../rows.js';
import { type Standing, standingsOf } from './standing.js';

const TEAM_NAMES = { none: '', orange: 'Orange', blue: 'Blue' } as const;

/** Everyone's scores as a table. */
export function Scoreboard(props: { readonly shown: () => Shown | undefined }) {
  const standings = createMemo(() => standingsOf(props.shown()));
  const teams = createMemo(() => {
    const shown = props.shown();
    return (shown && partOf(shown, 'match')?.mode) === 'teams';
  });
  const own = () => `p${props.shown()?.player ?? 0}`;
  return (
    <div class="skirmish-scores-room">
      <table class="skirmish-scores">
        <caption class="unseen">Scores</caption>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Pilot</th>
            <Show when={teams()}>
              <th scope="col">Team</th>
            </Show>
            <th scope="col">Score</th>
            <th scope="col">Kills</th>
            <th scope="col">Deaths</th>
          </tr>
        </thead>
        <tbody>
          <For each={standings()} fallback={<Nobody />}>
            {(standing) => <Line standing={standing} teams={teams()} own={standing.key === own()} />}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Line(props: { readonly standing: Standing; readonly teams: boolean; readonly own: boolean }) {
  return (
    <tr classList={{ own: props.own }} aria-current={props.own ? 'true' : undefined}>
      <td>{props.standing.rank}</td>
      <th scope="row">
        <span class="skirmish-scores-who">
          <Identity look={props.standing} name={props.standing.name} size={18} />
          <Show when={props.standing.pilot === 'bot'}>
            <small>bot</small>
          </Show>
        </span>
      </th>
      <Show when={props.teams}>
        <td class={`skirmish-scores-${props.standing.team}`}>{TEAM_NAMES[props.standing.team]}</td>
      </Show>
      <td>
        <b>{props.standing.score}</b>
      </td>
      <td>{props.standing.kills}</td>
      <td>{props.standing.deaths}</td>
    </tr>
  );
}

function Nobody() {
  return (
    <tr>
      <td colSpan={6}>Nobody flies yet.</td>
    </tr>
  );
}
