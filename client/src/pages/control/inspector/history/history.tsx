import { createEffect, createMemo, createSignal } from 'solid-js';
import { useStation } from '../../station.js';
import { numberOf, type Spot } from '../leaf.js';
import type { Ring } from './ring.js';
import { drawTrace } from './trace.js';

const WINDOW_MS = 60_000;
/** In about this time a line so long moves by a pixel. */
const DRAW_EVERY_MS = 250;

/** The last minute of one value, as a line; looked at only while it is on the screen. */
export function History(props: { readonly spot: Spot; readonly ring: Ring }) {
  const { desk } = useStation();
  const [canvas, setCanvas] = createSignal<HTMLCanvasElement>();
  const [reach, setReach] = createSignal<{ readonly min: number; readonly max: number }>();
  let drawn: Ring | undefined;
  let drawnMs = 0;
  createEffect(() => {
    // Told up to eight times a second.
    desk.shown();
    const { spot, ring } = props;
    const nowMs = performance.now();
    const value = spot.now();
    const number = value === undefined ? undefined : numberOf(spot, value);
    if (number !== undefined && desk.stale() === undefined) ring.push(nowMs, number);
    const onto = canvas();
    if (ring === drawn && nowMs - drawnMs < DRAW_EVERY_MS) return;
    if (!onto) return;
    [drawn, drawnMs] = [ring, nowMs];
    drawTrace(onto, ring, nowMs, WINDOW_MS);
    setReach(ring.reach(nowMs - WINDOW_MS));
  });
  const said = createMemo(() => {
    const now = reach();
    if (!now) return '';
    const { min, max } = now;
    return min === max ? `${sayNumber(min)} all the time` : `${sayNumber(min)} – ${sayNumber(max)}`;
  });
  return (
    <figure class="history">
      <canvas ref={setCanvas} role="img" aria-label={`${props.spot.label} over the last minute: ${said()}`} />
      <figcaption>{said()}</figcaption>
    </figure>
  );
}

function sayNumber(value: number): string {
  return String(Number(value.toFixed(2)));
}
