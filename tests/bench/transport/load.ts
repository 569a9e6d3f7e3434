// Receivers of a stream, in a process of their own: they compare each frame, and say an input with each beat. Answers the
// benchmark that started it.
import { setTimeout as wait } from 'node:timers/promises';
import { monotonicMs } from '@tickdeck/server/room/port.js';
import { everyBeat } from '../support/beats.js';
import { serve } from '../support/child.js';
import { joinEvents, joinLongPoll, joinPolling } from './http-receivers.js';
import type { Join, Receiver } from './receiver.js';
import { joinOurs, joinSocketIo } from './socket-receivers.js';
import { inputOf } from './stream.js';
import type { Way } from './ways.js';

export interface Joining {
  readonly way: Way;
  readonly port: number;
  readonly receivers: number;
  /** Frames that the host has sent before. */
  readonly after: number;
}

const joins: { readonly [way in Way]: Join } = {
  polling: joinPolling,
  'long poll': joinLongPoll,
  SSE: joinEvents,
  'Socket.IO': joinSocketIo,
  ours: joinOurs,
};

/** What is under way when the last frame is sent takes less. */
const LAST_MS = 5_000;
const LOOK_EVERY_MS = 20;

let frames: readonly Uint8Array[] = [];
let receivers: readonly Receiver[] = [];
/** When each receiver got each frame, ms on the machine's clock. */
let gotAtMs: number[][] = [];
let fault = '';
let named = 0;
let hush = () => {};

const asks = { learn, join, got, leave };
export type ReceiversAsks = typeof asks;
serve(asks);

/** @param recorded - all frames of the stream, in base64 */
function learn(recorded: readonly string[]): void {
  frames = recorded.map((frame) => Buffer.from(frame, 'base64'));
}

async function join({ way, port, receivers: count, after }: Joining): Promise<void> {
  gotAtMs = Array.from({ length: count }, () => []);
  const joining = gotAtMs.map((times) =>
    joins[way]({ port, after, name: String(++named), onFrame: (frame) => take(frame, after, times) }),
  );
  receivers = await Promise.all(joining);
  let seq = 0;
  hush = everyBeat(() => {
    const input = inputOf(++seq);
    for (const receiver of receivers) receiver.say(input);
  });
}

/** When each got each of so many frames. @throws Error when they do not come, or others do */
async function got(count: number): Promise<readonly (readonly number[])[]> {
  const endMs = performance.now() + LAST_MS;
  while (!fault && gotAtMs.some(({ length }) => length < count)) {
    await wait(LOOK_EVERY_MS);
    if (performance.now() > endMs) fault = 'a frame did not come';
  }
  if (fault) throw new Error(fault);
  return gotAtMs;
}

function leave(): void {
  hush();
  for (const receiver of receivers) receiver.close();
  receivers = [];
}

function take(frame: Uint8Array, after: number, times: number[]): void {
  const number = after + times.length;
  const wanted = frames[number % frames.length];
  if (!wanted || Buffer.compare(frame, wanted) !== 0) fault ||= `frame ${number} is not what was sent`;
  times.push(monotonicMs());
}
