import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { createPace } from './pace.js';
import { fromSlider, PRESETS, showSpeed, toSlider } from './speed.js';

/** Time: pause, step, speed; and taking back. */
export function RunPanel() {
  const { desk } = useStation();
  const pace = createPace(desk);
  const blocked = () => desk.blocked() !== undefined;
  const hasUndoable = () => desk.audit().some(({ undoable }) => undoable);
  const hasUndone = () => desk.audit().some(({ command, outcome }) => command === 'undo' && outcome === 'done');

  return (
    <section class="panel run" aria-label="Time" classList={{ stale: blocked() }}>
      <div class="run-row">
        <Button
          tone={desk.paused() ? 'primary' : 'plain'}
          icon={desk.paused() ? 'play' : 'pause'}
          disabled={blocked()}
          title={desk.blocked() ?? 'Shift+Space'}
          onClick={() => void pace.toggle()}
        >
          {desk.paused() ? 'Resume' : 'Pause'}
        </Button>
        <Button
          icon="step"
          disabled={blocked() || !desk.paused()}
          title={desk.blocked() ?? (desk.paused() ? 'One tick (.)' : 'Pause the room before stepping')}
          onClick={() => void pace.step(1)}
        >
          Step
        </Button>
        <Button
          disabled={blocked() || !desk.paused()}
          title={desk.blocked() ?? (desk.paused() ? 'Ten ticks' : 'Pause the room before stepping')}
          onClick={() => void pace.step(10)}
        >
          +10
        </Button>
        <span class="run-gap" />
        <Button
          icon="undo"
          label="Undo your newest command (Ctrl+Z)"
          disabled={blocked() || !hasUndoable()}
          onClick={() => void desk.run('undo')}
        />
        <Button
          icon="redo"
          label="Redo what you undid last (Ctrl+Shift+Z)"
          disabled={blocked() || !hasUndone()}
          onClick={() => void desk.run('redo')}
        />
      </div>
      <SpeedControl speed={pace.speed()} disabled={blocked()} onSpeed={pace.setSpeed} />
      <p class="run-reply" role="status">
        <Show when={desk.reply()} fallback="Commands and their answers are told here.">
          {(reply) => <span class={reply().outcome}>{reply().text}</span>}
        </Show>
      </p>
    </section>
  );
}

/** A slider of powers, and buttons for the speeds that are wanted most. */
function SpeedControl(props: {
  readonly speed: number;
  readonly disabled: boolean;
  readonly onSpeed: (speed: number) => void;
}) {
  const [dragged, setDragged] = createSignal<number>();
  const speed = () => dragged() ?? props.speed;
  return (
    <fieldset class="speed" disabled={props.disabled}>
      <legend class="unseen">Speed</legend>
      <div class="speed-row">
        <span class="speed-label">Speed</span>
        <input
          class="spot-slider"
          type="range"
          min={0}
          max={1}
          step={0.005}
          aria-label="Speed, 0.05 to 8"
          aria-valuetext={showSpeed(speed())}
          value={toSlider(speed())}
          onInput={({ currentTarget }) => setDragged(fromSlider(currentTarget.valueAsNumber))}
          onChange={({ currentTarget }) => {
            setDragged(undefined);
            props.onSpeed(fromSlider(currentTarget.valueAsNumber));
          }}
        />
        <output class="speed-now">{showSpeed(speed())}</output>
      </div>
      <div class="speed-presets">
        <For each={PRESETS}>
          {(preset) => (
            <button
              type="button"
              class="preset"
              aria-pressed={Math.abs(props.speed - preset) < 0.001}
              onClick={() => props.onSpeed(preset)}
            >
              {showSpeed(preset)}
            </button>
          )}
        </For>
      </div>
    </fieldset>
  );
}
