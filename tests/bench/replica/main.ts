import { type Figure, quantile } from '../figure.js';
import { HZ, moversGame, ROWS } from './game.js';
import { Collections, held, Taken } from './memory.js';
import { Page } from './page.js';
import { prepare } from './prepare.js';

/** Until the code is compiled and the replica remembers as much as it ever does. */
const WARM_UP_FRAMES = 10 * HZ;
const FRAMES = 30 * HZ;
const FRAMES_LONG = 120 * HZ;
const TAKING_FRAMES = 10 * HZ;
/** The project's own bars: a display frame in ms; and bytes of heap that a row may cost in it: less than the smallest object. */
const FRAME_MS_MAX = 2;
const ROW_BYTES_MAX = 1;

interface Times {
  readonly receiveMs: Float64Array;
  readonly showMs: Float64Array;
}

/** Decoding, keeping and interpolating ten thousand rows 60 times a second by the code of the page. */
export async function replica({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const count = long ? FRAMES_LONG : FRAMES;
  const { priors, frames } = await prepare(WARM_UP_FRAMES + count + TAKING_FRAMES);
  const page = new Page(moversGame(priors));
  const times = { receiveMs: new Float64Array(count), showMs: new Float64Array(count) };
  display(page, frames.slice(0, WARM_UP_FRAMES), times);
  const before = held();
  const collections = new Collections();
  display(page, frames.slice(WARM_UP_FRAMES, WARM_UP_FRAMES + count), times);
  const collected = await collections.end();
  const after = held();
  const takenBytes = heapTaken(page, frames.slice(WARM_UP_FRAMES + count));
  if (page.mismatches > 0) throw new Error(`${page.mismatches} frames were wrong`);
  const receiveMs = Array.from(times.receiveMs);
  const showMs = Array.from(times.showMs);
  const bothMs = receiveMs.map((ms, index) => ms + (showMs[index] as number));
  const figure = (of: string, ours: number, unit: string) => ({ bench: 'replica', figure: of, ours, unit });
  return [
    { ...figure('decode, keep and interpolate, p50', quantile(bothMs, 0.5), 'ms'), limit: FRAME_MS_MAX },
    figure('decode, keep and interpolate, p99', quantile(bothMs, 0.99), 'ms'),
    figure('decode and keep, p50', quantile(receiveMs, 0.5), 'ms'),
    figure('interpolate, p50', quantile(showMs, 0.5), 'ms'),
    figure('collecting garbage, a frame', collected.ms / count, 'ms'),
    figure('major collections, a minute', (collected.majors * HZ * 60) / count, ''),
    { ...figure('heap taken, a row and frame', takenBytes / ROWS, 'B'), limit: ROW_BYTES_MAX },
    figure('heap taken, a frame', takenBytes, 'B'),
    figure('heap growth, a frame', (after.heapBytes - before.heapBytes) / count, 'B'),
    figure('growth of array buffers, a frame', (after.bufferBytes - before.bufferBytes) / count, 'B'),
    figure(
      'bytes received, a frame',
      quantile(
        frames.map(({ length }) => length),
        0.5,
      ),
      'B',
    ),
  ];
}

/** Receives and shows some frames; how long each took is written where there is room already, or it would grow the heap. */
function display(page: Page, frames: readonly Uint8Array[], { receiveMs, showMs }: Times): void {
  for (const [index, bytes] of frames.entries()) {
    const start = performance.now();
    page.receive(bytes);
    const received = performance.now();
    page.show();
    receiveMs[index] = received - start;
    showMs[index] = performance.now() - received;
  }
}

/** Bytes of heap that a display frame takes, on average. */
function heapTaken(page: Page, frames: readonly Uint8Array[]): number {
  const taken = new Taken();
  for (const bytes of frames) {
    taken.begin();
    page.receive(bytes);
    page.show();
    taken.end();
  }
  return taken.mean;
}
