import './podium.css';
import { createMemo, For } from 'solid-js';
import type { Shown } from '../../../net/frame.js';
import { Glyph } from '../../../ui/identity.js';
import { partOf } from '../rows.js';
import { type Standing, standingsOf } from './standing.js';

const STEPS = ['first', 'second', 'third'] as const;

/** The best three of the round that ended, on steps. */
export function Podium(props: { readonly shown: () => Shown | undefined; readonly left: number }) {
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
      <h2 class="skirmish-podium-title">{title()}</h2>
      <ol class="skirmish-steps">
        <For each={top()}>{(standing, place) => <Step standing={standing} place={STEPS[place()] ?? 'third'} />}</For>
      </ol>
      <p class="skirmish-note">Next round in {props.left} s</p>
    </section>
  );
}

function Step(props: { readonly standing: Standing; readonly place: (typeof STEPS)[number] }) {
  return (
    <li class={`skirmish-step ${props.place}`}>
      <Glyph color={props.standing.color} shape={props.standing.shape} size={props.place === 'first' ? 56 : 40} />
      <span class="skirmish-step-name">{props.standing.name}</span>
      <span class="skirmish-step-block">{props.standing.rank}</span>
      <span class="skirmish-note">
        {props.standing.score} points · {props.standing.kills} kills
      </span>
    </li>
  );
}
