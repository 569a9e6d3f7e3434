import { Show } from 'solid-js';
import { LinkButton } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { isFull, type RoomCard } from '../common/rooms.js';
import { playPath, watchPath } from '../common/route.js';
import { keepName } from './suggestion.js';

/** One room: who is in it, and the two doors. */
export function RoomTile(props: { readonly room: RoomCard }) {
  const full = () => isFull(props.room);
  const people = () => count(props.room.players, 'player', 'players');
  const more = () =>
    [
      props.room.bots > 0 ? count(props.room.bots, 'bot', 'bots') : '',
      props.room.watchers > 0 ? `${props.room.watchers} watching` : '',
    ].filter((part) => part !== '');
  return (
    <li class="room-tile" data-room={props.room.id}>
      <div class="room-what">
        <div class="room-title">
          <h3>{props.room.name}</h3>
          <RoomState room={props.room} />
        </div>
        <Strip room={props.room} />
        <p class="room-who">
          <strong>{people()}</strong>
          {more()
            .map((part) => `, ${part}`)
            .join('')}
        </p>
      </div>
      <div class="room-doors">
        <p class="room-code">
          <span>Code</span>
          <strong>{props.room.code}</strong>
        </p>
        <Show when={!full()}>
          <LinkButton tone="primary" size="large" icon="play" href={playPath(props.room.id)} onClick={keepName}>
            Play
          </LinkButton>
        </Show>
        <LinkButton tone={full() ? 'primary' : 'plain'} size="large" icon="watch" href={watchPath(props.room.id)}>
          Watch
        </LinkButton>
      </div>
    </li>
  );
}

function RoomState(props: { readonly room: RoomCard }) {
  return (
    <>
      <Chip>{props.room.gameName}</Chip>
      <Show when={isFull(props.room)}>
        <Chip tone="warning">Full: watch instead</Chip>
      </Show>
      <Show when={props.room.paused}>
        <Chip tone="warning" icon="pause">
          Paused by the host
        </Chip>
      </Show>
      <Show when={props.room.state === 'restarting'}>
        <Chip tone="danger" icon="reload">
          Starting anew
        </Chip>
      </Show>
    </>
  );
}

/** Seats as ticks: people bright, bots dim, the rest only marked. */
function Strip(props: { readonly room: RoomCard }) {
  const shown = () => Math.max(1, props.room.seatsMax);
  const ticks = (from: number, to: number) => {
    let path = '';
    for (let at = from; at < to && at < shown(); at++) path += `M${at + 0.5} 0V1`;
    return path;
  };
  return (
    <svg
      class="room-strip"
      style={{ '--seats': shown() }}
      viewBox={`0 0 ${shown()} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${props.room.players + props.room.bots} of ${props.room.seatsMax} seats taken`}
    >
      <path class="strip-free" d={ticks(props.room.players + props.room.bots, shown())} />
      <path class="strip-bots" d={ticks(props.room.players, props.room.players + props.room.bots)} />
      <path class="strip-people" d={ticks(0, props.room.players)} />
    </svg>
  );
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
