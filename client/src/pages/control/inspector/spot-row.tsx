import { createEffect, createMemo, createSignal, createUniqueId, Match, on, onCleanup, Show, Switch } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { EditorOf } from './editors.js';
import type { Spot } from './leaf.js';
import { SpotDetails } from './spot-details.js';
import type { Staging } from './staging.js';
import { isSameTogether, readAll, showMixed, together } from './together.js';

/** How long a changed value stays lit. */
const LIT_MS = 120;

/**
 * One value, or the same field of several rows: what it is called, what it is now, its editor, and more about it when asked. Enter
 * applies what was staged here, Escape takes it back.
 */
export function SpotRow(props: { readonly spots: readonly [Spot, ...Spot[]] }) {
  const { crew, desk, staging, change } = useStation();
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const spot = () => props.spots[0];
  const now = createMemo(() => together(readAll(props.spots, (one) => one.now())), undefined, {
    equals: isSameTogether,
  });
  const waits = createMemo(() => together(readAll(props.spots, change.pending)));
  const isStaged = createMemo(() => readAll(props.spots, staging.value).some((value) => value !== undefined));
  const refusal = createMemo(() => readAll(props.spots, staging.refusal).find((why) => why !== undefined));
  // Before anybody sends it; what is tuned is sent at once, and the host says the same.
  const wrong = createMemo(() => readAll(props.spots, stagedWrongly(staging)).find((why) => why !== undefined));
  const described = () => (spot().hint ? `${spot().label}, ${spot().hint}` : spot().label);
  const mate = createMemo(() => crew.changing(props.spots.map(({ where }) => where)));
  const lit = createLit(now);
  const saidNow = () => {
    const all = now();
    if (all.kind === 'gone') return 'gone';
    return all.kind === 'same' ? spot().show(all.value) : showMixed(all.values, spot().editor.kind === 'number');
  };
  const value = () => {
    const [staged, live] = [waits(), now()];
    if (staged.kind === 'same') return staged.value;
    return live.kind === 'same' ? live.value : undefined;
  };

  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && isStaged() && isInEditor(event)) {
      event.preventDefault();
      void staging.apply(props.spots);
    }
    if (event.key === 'Escape' && (isStaged() || refusal() !== undefined)) {
      event.stopPropagation();
      staging.revert(props.spots);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape come from whatever editor is inside.
    <div
      class="spot"
      classList={{ staged: isStaged(), tuned: spot().room === 'tuned', changed: isChanged(spot(), value()) }}
      data-where={spot().where}
      onKeyDown={keys}
    >
      <button
        type="button"
        class="spot-open"
        aria-expanded={open()}
        aria-controls={`${id}-details`}
        aria-label={`More about ${spot().label}`}
        onClick={() => setOpen(!open())}
      />
      <label class="spot-label" for={id} title={described()}>
        {spot().label}
        <Show when={spot().label !== spot().name}>
          <span class="spot-name">{spot().name}</span>
        </Show>
      </label>
      <output class="spot-now" classList={{ hot: lit() }} aria-label={`${spot().label} now`} for={id}>
        {saidNow()}
      </output>
      <Show when={spot().room === 'tuned'}>
        <span class="spot-range">{spot().hint}</span>
      </Show>
      <div class="spot-editor">
        <Show when={spot().access === 'edit'} fallback={<span class="spot-read">counts by itself</span>}>
          <Show when={now().kind !== 'gone' || isStaged()}>
            <EditorOf
              editor={spot().editor}
              value={value()}
              disabled={desk.why('edit') !== undefined || now().kind === 'gone'}
              describe={{ label: described(), id }}
              invalid={(refusal() ?? wrong()) !== undefined}
              onStage={(next) => (next === undefined ? staging.revert(props.spots) : change.set(props.spots, next))}
            />
          </Show>
          <Show when={isStaged()}>
            <Button
              icon="check"
              tone="primary"
              label={`Apply ${spot().label} (Enter)`}
              disabled={desk.why('edit') !== undefined}
              onClick={() => void staging.apply(props.spots)}
            />
            <Button
              icon="close"
              tone="quiet"
              label={`Revert ${spot().label} (Esc)`}
              onClick={() => staging.revert(props.spots)}
            />
          </Show>
        </Show>
      </div>
      <Show when={mate()}>
        {(who) => (
          <p class="spot-mate" role="status">
            {who().name} is changing this
          </p>
        )}
      </Show>
      <p id={`${id}-more`} class="spot-more" classList={{ refused: (refusal() ?? wrong()) !== undefined }}>
        <Switch fallback={isStaged() ? `staged · ${spot().hint || 'not sent yet'}` : ''}>
          <Match when={refusal()}>{(why) => <span role="alert">Refused: {why()}</span>}</Match>
          <Match when={wrong()}>{(why) => <span role="status">Would be refused: {why()}</span>}</Match>
        </Switch>
      </p>
      <Show when={open()}>
        <SpotDetails id={`${id}-details`} spots={props.spots} />
      </Show>
    </div>
  );
}

/** Why what is staged at a place cannot be there. */
function stagedWrongly(staging: Staging): (spot: Spot) => string | undefined {
  return (spot) => {
    const value = staging.value(spot);
    return value === undefined ? undefined : spot.whyNot(value);
  };
}

/** Whether a value that was meant to be tuned is not what it is by default. */
function isChanged({ room, initial }: Spot, value: unknown): boolean {
  return room === 'tuned' && value !== undefined && !Object.is(value, initial);
}

/** A button does what it says by Enter. */
function isInEditor({ target }: Event): boolean {
  return !(target instanceof HTMLButtonElement) || target.getAttribute('role') === 'switch';
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
