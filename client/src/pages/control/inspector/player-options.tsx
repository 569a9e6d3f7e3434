import { type Needs, whyLacking } from '@tickdeck/shared/commands/needs.js';
import { For } from 'solid-js';
import { createStates } from '../people/states.js';
import { useStation } from '../station.js';

/** Everybody who has a seat, to choose from; whoever has not got what a command needs cannot be chosen, and is said to lack it. */
export function PlayerOptions(props: { readonly value: number; readonly needs: Needs | undefined }) {
  const { camera, desk } = useStation();
  const stateOf = props.needs === undefined ? undefined : createStates(desk);
  const whyNot = (player: number, name: string) => {
    const state = stateOf?.({ session: 0, player });
    return state && whyLacking(props.needs, { name, state });
  };
  return (
    <For each={camera.roster()}>
      {({ player, name }) => (
        <option value={player} selected={player === props.value} disabled={whyNot(player, name) !== undefined}>
          {whyNot(player, name) ?? name}
        </option>
      )}
    </For>
  );
}
