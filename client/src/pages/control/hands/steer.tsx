import { Show } from 'solid-js';
import { LentControls } from '../../common/lent-controls.js';
import { useStation } from '../station.js';
import { createMeddled, showWhomISteer } from './lent.js';

/** Over the world: the controls of whom this operator has taken over. */
export function Steer() {
  const station = useStation();
  const { desk, scene } = station;
  const { own, secondsTo } = createMeddled(station);
  showWhomISteer(station, own);
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
