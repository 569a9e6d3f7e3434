import { createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js';
import type { LinkState, LinkStats } from '../net/frame.js';
import { type LinkQuality, qualityOf } from './link-quality.js';

const WORDS = { good: 'Good', fair: 'Uneven', poor: 'Poor', lost: 'No connection' } as const;

/** Told apart by shape too: a disc, a triangle, a square, a cross. */
const MARKS: { readonly [quality in LinkQuality]: string } = {
  good: 'M12 5a7 7 0 1 0 0 14a7 7 0 0 0 0-14z',
  fair: 'M12 4l9 16H3z',
  poor: 'M5 5h14v14H5z',
  lost: 'M4 7l3-3 5 5 5-5 3 3-5 5 5 5-3 3-5-5-5 5-3-3 5-5z',
};

const ms = (value: number) => `${Math.round(value)} ms`;

const FIGURES: readonly (readonly [string, (stats: LinkStats) => string])[] = [
  ['Round trip', (stats) => ms(stats.rttMs)],
  ['Jitter', (stats) => ms(stats.jitterMs)],
  ['Age of newest frame', (stats) => ms(stats.frameAgeMs)],
  ['Others shown behind', (stats) => ms(stats.interpolationMs)],
  ['Received', (stats) => `${stats.kilobytesPerSecond.toFixed(1)} kB/s`],
  ['Full frames', (stats) => `${stats.keyframes}`],
  ['Disagreements', (stats) => `${stats.mismatches}`],
];

/** One mark for the state of the link; pressed, it tells the figures. */
export function ConnectionDot(props: { readonly link: LinkState; readonly stats: LinkStats }) {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  const quality = () => qualityOf(props.link, props.stats);
  let anchor: HTMLDivElement | undefined;

  const dismiss = (event: Event) => {
    const inside = event.target instanceof Node && anchor?.contains(event.target);
    const isEscape = event instanceof KeyboardEvent && event.key === 'Escape';
    if (isEscape || (event.type === 'pointerdown' && !inside)) setOpen(false);
  };
  onMount(() => {
    document.addEventListener('pointerdown', dismiss);
    document.addEventListener('keydown', dismiss);
  });
  onCleanup(() => {
    document.removeEventListener('pointerdown', dismiss);
    document.removeEventListener('keydown', dismiss);
  });

  return (
    <div class="popover-anchor" ref={anchor}>
      <button
        type="button"
        class="button glass icon-only"
        aria-label={`Connection: ${WORDS[quality()]}`}
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => setOpen(!open())}
      >
        <svg class={`link-mark ${quality()}`} viewBox="0 0 24 24" aria-hidden="true">
          <path d={MARKS[quality()]} />
        </svg>
      </button>
      <Show when={open()}>
        <div id={id} class="popover link-details">
          <p class={`link-word ${quality()}`}>{WORDS[quality()]}</p>
          <dl>
            <For each={FIGURES}>
              {([name, value]) => (
                <>
                  <dt>{name}</dt>
                  <dd>{value(props.stats)}</dd>
                </>
              )}
            </For>
          </dl>
        </div>
      </Show>
    </div>
  );
}
