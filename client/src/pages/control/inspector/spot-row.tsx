import { createEffect, createMemo, createSignal, createUniqueId, on, onCleanup, Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { EditorOf } from './editors.js';
import type { Spot } from './leaf.js';
import type { Staging } from './staging.js';

/** How long a changed value stays lit. */
const LIT_MS = 120;

/** One value: what it is called, what it is now, and its editor. Enter applies what was staged here, Escape takes it back. */
export function SpotRow(props: {
  readonly spot: Spot;
  readonly staging: Staging;
  readonly blocked: string | undefined;
}) {
  const id = createUniqueId();
  const now = createMemo(() => props.spot.now());
  const staged = () => props.staging.value(props.spot);
  const refusal = () => props.staging.refusal(props.spot);
  const described = () => (props.spot.hint ? `${props.spot.label}, ${props.spot.hint}` : props.spot.label);
  const lit = createLit(now);

  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && staged() !== undefined) {
      event.preventDefault();
      void props.staging.apply([props.spot]);
    }
    if (event.key === 'Escape' && (staged() !== undefined || refusal() !== undefined)) {
      event.stopPropagation();
      props.staging.revert([props.spot]);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape come from whatever editor is inside.
    <div
      class="spot"
      classList={{ staged: staged() !== undefined, tuned: props.spot.room === 'tuned' }}
      data-where={props.spot.where}
      onKeyDown={keys}
    >
      <label class="spot-label" for={id} title={described()}>
        {props.spot.label}
        <Show when={props.spot.label !== props.spot.name}>
          <span class="spot-name">{props.spot.name}</span>
        </Show>
      </label>
      <output class="spot-now" classList={{ hot: lit() }} aria-label={`${props.spot.label} now`} for={id}>
        <Show when={now() !== undefined} fallback="gone">
          {props.spot.show(now() ?? 0)}
        </Show>
      </output>
      <Show when={props.spot.room === 'tuned'}>
        <span class="spot-range">{props.spot.hint}</span>
      </Show>
      <div class="spot-editor">
        <Show when={props.spot.access === 'edit'} fallback={<span class="spot-read">counts by itself</span>}>
          <Show when={now() !== undefined || staged() !== undefined}>
            <EditorOf
              editor={props.spot.editor}
              value={staged() ?? now() ?? 0}
              disabled={props.blocked !== undefined || now() === undefined}
              describe={{ label: described(), id }}
              invalid={refusal() !== undefined}
              onStage={(value) =>
                value === undefined ? props.staging.revert([props.spot]) : props.staging.stage(props.spot, value)
              }
            />
          </Show>
          <Show when={staged() !== undefined}>
            <Button
              icon="check"
              tone="primary"
              label={`Apply ${props.spot.label} (Enter)`}
              disabled={props.blocked !== undefined}
              onClick={() => void props.staging.apply([props.spot])}
            />
            <Button
              icon="close"
              tone="quiet"
              label={`Revert ${props.spot.label} (Esc)`}
              onClick={() => props.staging.revert([props.spot])}
            />
          </Show>
        </Show>
      </div>
      <p id={`${id}-more`} class="spot-more" classList={{ refused: refusal() !== undefined }}>
        <Show when={refusal()} fallback={staged() === undefined ? '' : `staged · ${props.spot.hint || 'not sent yet'}`}>
          {(why) => <span role="alert">Refused: {why()}</span>}
        </Show>
      </p>
    </div>
  );
}

/** True for a moment after every change; what fades it afterwards is the style sheet's. */
function createLit(value: () => unknown): () => boolean {
  const [lit, setLit] = createSignal(false);
  let timer = 0;
  createEffect(
    on(
      value,
      () => {
        setLit(true);
        clearTimeout(timer);
        timer = window.setTimeout(() => setLit(false), LIT_MS);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  return lit;
}
