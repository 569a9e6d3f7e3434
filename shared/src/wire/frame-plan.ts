import { expectedTime, type FrameTime, isSameTime } from './frame-time.js';

/** What the receiver of one session's frames has; both ends keep it, so that a frame need not say what follows from it. */
export interface Receiver {
  /** Beat of the last frame, or 0 before the first. */
  readonly beat: number;
  /** Beat of the frame before it, if the next frame is to be predicted from both; else 0. */
  readonly before: number;
  /** How many beats after the last frame the next one is expected. */
  readonly stride: number;
  readonly time: FrameTime;
  /** Sequence number of the newest input that the last frame acknowledged. */
  readonly ackSeq: number;
  /** The views it has by now beyond those that last. */
  readonly passing: Passing;
}

/** Views that come and go, by number, ascending, and the beat since which the receiver has each. */
export interface Passing {
  readonly numbers: readonly number[];
  readonly since: readonly number[];
}

export const NONE_PASSING: Passing = { numbers: [], since: [] };

/** A receiver that has nothing yet, or nothing any more. */
export const NEW_RECEIVER: Receiver = {
  beat: 0,
  before: 0,
  stride: 1,
  time: { tick: 0, fraction: 0, speed: 0 },
  ackSeq: 0,
  passing: NONE_PASSING,
};

/** What a frame is about to say. */
export interface NextFrame {
  readonly kind: 'delta' | 'keyframe';
  readonly beat: number;
  readonly time: FrameTime;
  readonly ackSeq: number;
  /** How many beats later the session is to get its next frame, 1 to 127. */
  readonly stride: number;
  /** Numbers of the passing views it shows, ascending; the same array as long as they are the same. */
  readonly passing?: readonly number[];
}

/** A frame before its chunks are known. */
export interface FramePlan {
  /** Beat of the state that the chunks start from (`base` of encodeState), 0 for none: a keyframe. */
  readonly baseline: number;
  /** Beat of the state before that (`previous` of encodeState), or 0 for none. */
  readonly predecessor: number;
  readonly next: NextFrame;
  /** What the frame must say because the receiver would expect something else. */
  readonly says: { readonly beat: boolean; readonly time: boolean; readonly views: boolean };
  /** What the receiver had. */
  readonly receiver: Receiver;
  /** What the receiver has once the frame is given to its socket. */
  readonly after: Receiver;
}

/**
 * Decides what the next frame of a session is made from. Pure: keep `after` when the frame is given to the socket, else keep
 * what was. The baseline is always the last frame given to the socket; when its state is not known any more, or that of the
 * predecessor, ask again for a keyframe.
 */
export function planFrame(receiver: Receiver, next: NextFrame): FramePlan {
  const isKeyframe = next.kind === 'keyframe' || receiver.beat === 0;
  const had = isKeyframe ? NEW_RECEIVER : receiver;
  const saysViews = !isSameSet(had.passing.numbers, next.passing ?? NONE_PASSING.numbers);
  const saysBeat = saysViews || isKeyframe || next.beat !== had.beat + had.stride;
  const saysTime = isKeyframe || !isSameTime(next.time, expectedTime(had.time, next.beat - had.beat));
  return {
    baseline: had.beat,
    predecessor: had.before,
    next,
    says: { beat: saysBeat, time: saysTime, views: saysViews },
    receiver: had,
    after: receiverAfter(had, next, saysBeat ? 'said' : 'implied'),
  };
}

/**
 * What the receiver has after a frame. One that is a keyframe, or did not come when it was expected, is no predecessor: all who got
 * one at the same beat then go on alike, and two frames later they share what everyone else gets.
 */
export function receiverAfter(
  had: Receiver,
  { beat, time, ackSeq, stride, passing: numbers = NONE_PASSING.numbers }: Omit<NextFrame, 'kind'>,
  beatIs: 'said' | 'implied',
): Receiver {
  const isEven = had.beat > 0 && beat === had.beat + had.stride;
  const passing = passingAfter(had.passing, numbers, beat);
  return {
    beat,
    before: isEven ? had.beat : 0,
    stride: beatIs === 'said' ? stride : had.stride,
    time,
    ackSeq,
    passing,
  };
}

/** From which beats the chunk of a view starts that the receiver has had since a beat: none that are older. */
export function chunkFrom({ baseline, predecessor }: Pick<FramePlan, 'baseline' | 'predecessor'>, since: number) {
  return { baseline: since <= baseline ? baseline : 0, predecessor: since <= predecessor ? predecessor : 0 };
}

function passingAfter(had: Passing, numbers: readonly number[], beat: number): Passing {
  if (isSameSet(had.numbers, numbers)) return had;
  const since = numbers.map((number) => {
    const index = had.numbers.indexOf(number);
    return index < 0 ? beat : (had.since[index] as number);
  });
  return { numbers, since };
}

function isSameSet(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((number, index) => number === b[index]));
}
