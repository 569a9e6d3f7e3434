import { createEffect, Show } from 'solid-js';
import { LentControls } from '../../common/lent-controls.js';
import { useStation } from '../station.js';
import { createMeddled } from './lent.js';

/** Over the world: the controls of whom this operator has taken over. */
export function Steer() {
  const station = useStation();
  const { desk, scene, camera } = station;
  const { own, secondsTo } = createMeddled(station);
  createEffect(() => {
    const player = own()?.player;
    if (player !== undefined) camera.follow(player);
  });
  return (
    <Show when={own()}>
      {(lease) => (
        <Show when={scene()}>
          {(drawn) => (
            <LentControls
              client={desk.client}
              look={desk.look}
              scene={drawn()}
              lease={lease()}
              secondsLeft={secondsTo(lease().untilBeat)}
              onGiveBack={() => void desk.run('give-back')}
            />
          )}
        </Show>
      )}
    </Show>
  );
}
