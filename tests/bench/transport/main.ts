import { type Figure, median } from '../figure.js';
import { Child } from '../support/child.js';
import { type Carried, Carrier } from './carried.js';
import type { ReceiversAsks } from './load.js';
import { recordFrames } from './stream.js';
import { WAYS, type Way } from './ways.js';

const RECEIVERS = [1, 20] as const;
const ROUNDS = 3;
const FRAMES = 120;
const FRAMES_LONG = 1800;
/** What a program does for the first times it does slowly. */
const WARM_UP_FRAMES = 90;

/** The same frames and inputs carried in other ways that pages know, in turn; each frame and input compared. */
export async function transport({ long }: { readonly long: boolean }): Promise<readonly Figure[]> {
  const count = long ? FRAMES_LONG : FRAMES;
  const stream = recordFrames(ROUNDS * RECEIVERS.length * count);
  const frames = stream.map((frame) => Buffer.from(frame).toString('base64'));
  const load = Child.start<ReceiversAsks>(new URL('./load.js', import.meta.url));
  const carriers = WAYS.map((way) => new Carrier(way));
  try {
    await load.ask('learn', frames);
    for (const carrier of carriers) {
      await carrier.open(frames);
      await carrier.carry(load, Math.max(...RECEIVERS), WARM_UP_FRAMES);
    }
    const results: Result[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const receivers of RECEIVERS) {
        for (const carrier of carriers) {
          results.push({ way: carrier.way, receivers, carried: await carrier.carry(load, receivers, count) });
        }
      }
    }
    return figuresOf(stream, results);
  } finally {
    await Promise.all([load, ...carriers].map((child) => child.stop()));
  }
}

interface Result {
  readonly way: Way;
  readonly receivers: number;
  readonly carried: Carried;
}

function figuresOf(stream: readonly Uint8Array[], results: readonly Result[]): readonly Figure[] {
  const values = (way: Way, of: keyof Carried, receivers: readonly number[]) =>
    results.filter((one) => one.way === way && receivers.includes(one.receivers)).map(({ carried }) => carried[of]);
  // Each frame of the stream was carried in one of the rounds, so the mean of all is that of the stream.
  const bytes = (name: string, of: keyof Carried) => beside(name, 'B', (way) => mean(values(way, of, RECEIVERS)));
  const middle = (receivers: number, name: string, unit: string, of: keyof Carried) =>
    beside(`${receivers} receiver${receivers === 1 ? '' : 's'}: ${name}`, unit, (way) =>
      median(values(way, of, [receivers])),
    );
  const sizes = stream.map(({ length }) => length);
  return [
    { bench: 'transport', figure: 'payload of a frame, median', ours: median(sizes), unit: 'B' },
    { bench: 'transport', figure: 'payload of a frame, mean', ours: mean(sizes), unit: 'B' },
    ...bytes('down, for a frame', 'downBytes'),
    ...bytes('up, for an input', 'upBytes'),
    ...bytes('down and up with TCP/IP', 'wireBytes'),
    ...RECEIVERS.flatMap((receivers) => [
      ...middle(receivers, 'delay p50', 'ms', 'delayMs'),
      ...middle(receivers, 'delay p99', 'ms', 'delayP99Ms'),
      ...middle(receivers, 'CPU of the host a frame and input', 'µs', 'cpuUs'),
    ]),
  ];
}

/** Our value beside that of each other way. */
function beside(figure: string, unit: string, of: (way: Way) => number): readonly Figure[] {
  const peers = WAYS.filter((way) => way !== 'ours');
  return peers.map((peer) => ({ bench: 'transport', figure, ours: of('ours'), peer, theirs: of(peer), unit }));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}
