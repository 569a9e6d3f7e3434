import { For } from 'solid-js';
import type { LinkState, LinkStats } from '../net/frame.js';
import { type LinkQuality, qualityOf } from './link-quality.js';
import { Popover } from './popover.js';

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
  const quality = () => qualityOf(props.link, props.stats);
  return (
    <Popover
      tone="glass"
      label={`Connection: ${WORDS[quality()]}`}
      class="link-details"
      icon={
        <svg class={`link-mark ${quality()}`} viewBox="0 0 24 24" aria-hidden="true">
          <path d={MARKS[quality()]} />
        </svg>
      }
    >
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
    </Popover>
  );
}
