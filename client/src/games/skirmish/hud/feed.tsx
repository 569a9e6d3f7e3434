import './feed.css';
import type { SkirmishDocument } from '@tickdeck/shared/games/skirmish/state.js';
import { TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import { createMemo, For, Show } from 'solid-js';
import type { Shown } from '../../../net/frame.js';
import { Identity } from '../../../ui/identity.js';
import { partOf } from '../rows.js';

const SHOWN_SECONDS = 6;
const VERBS = { normal: '▸', rapid: '▸▸', spread: '⋔' } as const;
const SPOKEN = { normal: 'shot', rapid: 'shot with rapid fire', spread: 'shot with spread' } as const;

type Kill = SkirmishDocument['feed'][string];
type Player = SkirmishDocument['players'][string];

/** The last kills: who, with what, whom; gone after a few seconds. */
export function Feed(props: { readonly shown: () => Shown | undefined; readonly compact: boolean }) {
  const kills = createMemo(
    () => {
      const shown = props.shown();
      const feed = shown && partOf(shown, 'feed');
      if (!shown || !feed) return [];
      const recent = Object.values(feed).filter(({ at }) => shown.tick - at < SHOWN_SECONDS * TICK_RATE);
      return recent.sort((a, b) => b.n - a.n).slice(0, props.compact ? 2 : 5);
    },
    [],
    { equals: (a, b) => a.length === b.length && a.every((kill, i) => kill === b[i]) },
  );
  const player = (key: string): Player | undefined => {
    const shown = props.shown();
    return shown && partOf(shown, 'players')?.[key];
  };
  const ownKey = () => `p${props.shown()?.player ?? 0}`;
  return (
    <ol class="skirmish-feed" aria-label="Kills" aria-live="off">
      <For each={kills()}>{(kill) => <Line kill={kill} player={player} own={ownKey()} named={!props.compact} />}</For>
    </ol>
  );
}

function Line(props: {
  readonly kill: Kill;
  readonly player: (key: string) => Player | undefined;
  readonly own: string;
  /** Phones have no room for names: glyph and tag say it. */
  readonly named: boolean;
}) {
  const mine = () => props.kill.killer === props.own || props.kill.victim === props.own;
  const alone = () => props.kill.killer === props.kill.victim;
  return (
    <li class="skirmish-kill" classList={{ mine: mine() }}>
      <Show when={!alone() && props.player(props.kill.killer)}>
        {(killer) => <Identity look={killer()} name={props.named ? killer().name : undefined} size={14} />}
      </Show>
      <span class="skirmish-verb" role="img" aria-label={alone() ? 'wrecked' : SPOKEN[props.kill.weapon]}>
        {alone() ? '✕' : VERBS[props.kill.weapon]}
      </span>
      <Show when={props.player(props.kill.victim)}>
        {(victim) => <Identity look={victim()} name={props.named ? victim().name : undefined} size={14} />}
      </Show>
    </li>
  );
}
