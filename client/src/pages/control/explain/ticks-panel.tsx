import { PHASES } from '@tickdeck/shared/wire/messages.js';
import { createEffect, createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { useStation } from '../station.js';
import { inStrip, lookUp, type Slow, type StripBeat, sayBeat, sayBytes, sayMs, toldSlow } from './beats.js';
import { beatAt, drawStrip } from './strip.js';

const STEPS: { readonly [key: string]: number } = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Where the time of each of the last 600 beats went, and the slowest of the last minutes with what was in them. */
export function TicksPanel() {
  const { desk, beat: chosen, chooseBeat: choose } = useStation();
  const slow = desk.feeds.use('slow');
  desk.feeds.want('beats');
  const rate = () => desk.welcome()?.beatRate ?? 60;
  const slowest = createMemo(() => Object.values(slow() ?? {}).sort((a, b) => totalOf(b) - totalOf(a)));
  /** A pointer over the strip only glances: what was chosen, as by the link of an alert, is there again when it has gone. */
  const [pointed, setPointed] = createSignal<number>();
  const told = createMemo(() => lookUp(pointed() ?? chosen(), desk.beats(), slowest()));

  return (
    <section class="panel ticks" aria-label="Ticks" classList={{ stale: desk.stale() !== undefined }}>
      <Strip
        beats={desk.beats()}
        budgetUs={1e6 / rate()}
        chosen={inStrip(told())}
        onPoint={setPointed}
        onChoose={choose}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="ticks-scroll" tabIndex={0} aria-label="One beat in numbers, and the slowest ones">
        <ul class="phase-key" aria-label="Colours of the strip">
          <For each={PHASES}>{(phase) => <li class={`phase-${phase}`}>{phase}</li>}</For>
        </ul>
        <Switch fallback={<BeatLine beat={inStrip(told()) ?? desk.beats().at(-1)} />}>
          <Match when={toldSlow(told())}>{(beat) => <SlowDetails slow={beat()} />}</Match>
          <Match when={told().kind === 'forgotten'}>
            <p class="empty">Beat {chosen()} is over for too long, and was not slow enough, to be kept.</p>
          </Match>
        </Switch>
        <h3>Slowest of the last 5 min</h3>
        <ol class="slow-list">
          <For each={slowest()}>
            {(one) => (
              <li>
                <button
                  type="button"
                  class="slow-beat"
                  aria-pressed={toldSlow(told())?.beat === one.beat}
                  onClick={() => choose(chosen() === one.beat ? undefined : one.beat)}
                >
                  <span class="slow-total" classList={{ over: totalOf(one) > 1e6 / rate() }}>
                    {sayMs(totalOf(one))}
                  </span>
                  <span class="slow-bar" aria-hidden="true">
                    <For each={PHASES}>
                      {(phase) => <i class={`phase-${phase}`} style={{ 'flex-grow': one.phases[phase] }} />}
                    </For>
                  </span>
                  <span class="slow-tick">tick {one.tick}</span>
                </button>
              </li>
            )}
          </For>
        </ol>
        <Show when={slowest().length === 0}>
          <p class="empty">The slowest beats are kept here, with all that was in them.</p>
        </Show>
      </section>
    </section>
  );
}

function totalOf({ phases }: Slow): number {
  return PHASES.reduce((sum, phase) => sum + phases[phase], 0);
}

/** The strip itself: a pointer looks at a beat, and a click or the arrow keys choose one. */
function Strip(props: {
  readonly beats: readonly StripBeat[];
  readonly budgetUs: number;
  readonly chosen: StripBeat | undefined;
  readonly onPoint: (beat: number | undefined) => void;
  readonly onChoose: (beat: number | undefined) => void;
}) {
  let canvas: HTMLCanvasElement | undefined;
  const draw = () => canvas && drawStrip(canvas, props.beats, props.budgetUs, props.chosen?.beat ?? 0);
  onMount(() => {
    if (!canvas) return;
    const watcher = new ResizeObserver(draw);
    watcher.observe(canvas);
    createEffect(draw);
    onCleanup(() => watcher.disconnect());
  });
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    const { beats, chosen } = props;
    if (event.key === 'Escape') props.onChoose(undefined);
    if (by === undefined || beats.length === 0) return;
    event.preventDefault();
    // A pointer that rests on the strip has no say any more.
    props.onPoint(undefined);
    const from = chosen ? beats.indexOf(chosen) : beats.length - 1;
    props.onChoose(beats[Math.min(beats.length - 1, Math.max(0, from + by))]?.beat);
  };
  const under = ({ offsetX }: MouseEvent) => canvas && beatAt(props.beats, offsetX, canvas.clientWidth)?.beat;
  return (
    <canvas
      ref={canvas}
      class="strip"
      role="slider"
      tabIndex={0}
      aria-label="Time of each of the last 600 beats"
      aria-valuemin={props.beats[0]?.beat ?? 0}
      aria-valuemax={props.beats.at(-1)?.beat ?? 0}
      aria-valuenow={(props.chosen ?? props.beats.at(-1))?.beat ?? 0}
      aria-valuetext={props.chosen ? sayBeat(props.chosen) : 'The newest'}
      onPointerDown={(event) => props.onPoint(under(event))}
      onPointerMove={(event) => props.onPoint(under(event))}
      onPointerUp={() => props.onChoose(props.chosen?.beat)}
      onPointerLeave={() => props.onPoint(undefined)}
      onKeyDown={press}
    />
  );
}

/** One beat in numbers. */
function BeatLine(props: { readonly beat: StripBeat | undefined }) {
  return (
    <Show when={props.beat} fallback={<p class="empty">Waiting for the first beats.</p>}>
      {(beat) => (
        <dl class="beat-figures">
          <Figure name="beat" value={String(beat().beat)} />
          <Figure name="tick" value={String(beat().tick)} />
          <Figure name="took" value={sayMs(beat().totalUs)} />
          <For each={PHASES}>
            {(phase, index) => <Figure name={phase} value={sayMs(beat().phasesUs[index()] ?? 0)} />}
          </For>
          <Figure name="interval" value={sayMs(beat().gapUs)} />
          <Figure name="ticks" value={String(beat().ticks)} />
          <Figure name="messages" value={String(beat().messages)} />
          <Figure name="sent" value={sayBytes(beat().bytes)} />
        </dl>
      )}
    </Show>
  );
}

/** A slow beat with all that may have made it slow. */
function SlowDetails(props: { readonly slow: Slow }) {
  return (
    <dl class="beat-figures">
      <Figure name="beat" value={String(props.slow.beat)} />
      <Figure name="tick" value={String(props.slow.tick)} />
      <Figure name="took" value={sayMs(totalOf(props.slow))} />
      <For each={PHASES}>{(phase) => <Figure name={phase} value={sayMs(props.slow.phases[phase])} />}</For>
      <Figure name="interval" value={sayMs(props.slow.gapUs)} />
      <Figure name="ticks" value={String(props.slow.ticks)} />
      <Figure name="messages" value={String(props.slow.messages)} />
      <Figure name="sent" value={sayBytes(props.slow.bytes)} />
      <Figure name="rows" value={String(props.slow.rows)} />
      <Figure name="sessions" value={String(props.slow.sessions)} />
      <Show when={props.slow.commands !== ''}>
        <Figure name="commands" value={props.slow.commands} />
      </Show>
    </dl>
  );
}

function Figure(props: { readonly name: string; readonly value: string }) {
  return (
    <div classList={{ wide: props.name === 'commands' }}>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
