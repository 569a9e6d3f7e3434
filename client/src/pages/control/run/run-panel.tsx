import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type Schema, schemaOf } from '@tickdeck/shared/world/schema.js';
import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { createPace, type Pace } from './pace.js';
import { fromSlider, PRESETS, showSpeed, toSlider } from './speed.js';

/** Time: pause, step, speed; and taking back. */
export function RunPanel() {
  const { desk } = useStation();
  const [reason, setReason] = createSignal('');
  const pace = createPace(desk, reason);
  const note = desk.feeds.use('pace');
  const hasUndoable = () => desk.audit().some(({ undoable }) => undoable);
  const hasUndone = () => desk.audit().some(({ command, outcome }) => command === 'undo' && outcome === 'done');

  return (
    <section class="panel run" aria-label="Time" classList={{ stale: desk.stale() !== undefined }}>
      <div class="run-row">
        <Button
          tone={desk.paused() ? 'primary' : 'plain'}
          icon={desk.paused() ? 'play' : 'pause'}
          disabled={desk.why('pause') !== undefined}
          title={desk.why('pause') ?? 'Shift+Space'}
          onClick={() => void pace.toggle()}
        >
          {desk.paused() ? 'Resume' : 'Pause'}
        </Button>
        <Button
          icon="step"
          disabled={desk.why('step') !== undefined || !desk.paused()}
          title={desk.why('step') ?? (desk.paused() ? 'One tick (.)' : 'Pause the room before stepping')}
          onClick={() => void pace.step(1)}
        >
          Step
        </Button>
        <Button
          disabled={desk.why('step') !== undefined || !desk.paused()}
          title={desk.why('step') ?? (desk.paused() ? 'Ten ticks' : 'Pause the room before stepping')}
          onClick={() => void pace.step(10)}
        >
          +10
        </Button>
        <span class="run-gap" />
        <Button
          icon="undo"
          label="Undo your newest command (Ctrl+Z)"
          disabled={desk.why('undo') !== undefined || !hasUndoable()}
          onClick={() => void desk.run('undo')}
        />
        <Button
          icon="redo"
          label="Redo what you undid last (Ctrl+Shift+Z)"
          disabled={desk.why('redo') !== undefined || !hasUndone()}
          onClick={() => void desk.run('redo')}
        />
      </div>
      <StepTo pace={pace} />
      <SpeedControl
        speed={pace.speed()}
        disabled={desk.why('speed') !== undefined}
        onSpeed={(speed) => void pace.setSpeed(speed)}
      />
      <input
        class="spot-input text"
        type="text"
        maxLength={LIMITS.reasonCharsMax}
        placeholder="Why, for everybody’s screen"
        aria-label="Why time is paused or goes otherwise, shown to everybody"
        value={reason()}
        onInput={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Show when={note()?.state !== 'normal' && note()?.by}>
        {(by) => (
          <p class="run-note">
            {sayState(note()?.state)} by {by()}
            <Show when={note()?.reason}>{(why) => <>: {why()}</>}</Show>
          </p>
        )}
      </Show>
      <p class="run-reply" role="status">
        <Show when={desk.reply()}>{(reply) => <span class={reply().outcome}>{reply().text}</span>}</Show>
      </p>
    </section>
  );
}

/** Up to the next happening, or the next of a kind. */
function StepTo(props: { readonly pace: Pace }) {
  const { desk } = useStation();
  const [event, setEvent] = createSignal('');
  const kinds = kindsOf(schemaOf(desk.look.game.state));
  const idle = () => desk.why('step') !== undefined || !desk.paused();
  return (
    <Show when={kinds}>
      {(known) => (
        <div class="run-row step-to">
          <select
            class="spot-input"
            aria-label="Which event to step to"
            disabled={idle()}
            onChange={({ currentTarget }) => setEvent(currentTarget.value)}
          >
            <option value="">any event</option>
            <For each={known()}>{(kind) => <option value={`kind = ${kind}`}>{kind}</option>}</For>
          </select>
          <Button
            icon="next"
            disabled={idle()}
            title={desk.why('step') ?? (desk.paused() ? 'To the next event (,)' : 'Pause the room before stepping')}
            onClick={() => void props.pace.stepTo(event())}
          >
            To event
          </Button>
        </div>
      )}
    </Show>
  );
}

/** What can happen in a game, by the names of its kinds; undefined when it tells no happenings. */
function kindsOf({ tables }: Schema): readonly string[] | undefined {
  const events = tables.find(({ name }) => name === 'events');
  return events && (events.columns.find(({ name }) => name === 'kind')?.field.values ?? []);
}

function sayState(state: News<'pace'>['state'] | undefined): string {
  if (state === 'paused') return 'Paused';
  return state === 'slow' ? 'Slowed' : 'Hurried';
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
