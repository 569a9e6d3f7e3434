import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { FrameDecoder, writeFrame } from '@tickdeck/shared/wire/frame.js';
import { isFrame } from '@tickdeck/shared/wire/frame-header.js';
import { NEW_RECEIVER, type NextFrame, planFrame, type Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import { expectedTime } from '@tickdeck/shared/wire/frame-time.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { emptyState, type View } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { wireGame } from '../support/wire-game.js';
import { refusalOf } from '../support/wire-refusal.js';

/** A view in which there is nothing to see, so that a frame is its header. */
const schema = schemaOf(wireGame.state);
const VOID: View = {
  key: 'public',
  kind: 'public',
  schema,
  tables: [],
  parts: [],
  player: 0,
  team: 0,
  cell: -1,
  priors: {},
};

/** A session whose frames hold no chunks. */
class Link {
  readonly decoder: FrameDecoder;
  receiver: Receiver = NEW_RECEIVER;

  constructor(readonly viewCount: number) {
    this.decoder = new FrameDecoder(new Array<View>(viewCount).fill(VOID));
  }

  send(next: Partial<NextFrame> & { readonly beat: number }, hashes: readonly number[] = []) {
    const whole = { kind: 'delta', time: { tick: next.beat, fraction: 0, speed: 1000 }, ackSeq: 0, stride: 1 } as const;
    const plan = planFrame(this.receiver, { ...whole, ...next });
    const bytes = new ByteWriter();
    writeFrame(bytes, plan, new Array<undefined>(this.viewCount).fill(undefined), hashes);
    this.receiver = plan.after;
    const message = bytes.finish();
    return { plan, hex: Buffer.from(message).toString('hex'), frame: this.decoder.decode(message) };
  }
}

const started = (viewCount = 2) => {
  const link = new Link(viewCount);
  link.send({ beat: 100 });
  link.send({ beat: 101 });
  return link;
};
const tickOf = (tick: number, speed = 1000, fraction = 0) => ({ tick, speed, fraction });

describe('[F4] an idle frame', () => {
  it.each([
    [1, '80'],
    [2, '80'],
    [3, '8000'],
    [10, '8000'],
    [11, '8000'],
    [16, '8000'],
  ])('of %d views is %s', (viewCount, hex) => {
    expect(started(viewCount).send({ beat: 102 }).hex).toBe(hex);
  });

  it('of a player acknowledges the next input in the same byte', () => {
    expect(started().send({ beat: 102, ackSeq: 1 }).hex).toBe('88');
  });
});

it('[F5] a keyframe counts from nothing: its beat, its time and its acknowledgement', () => {
  const link = started();
  link.send({ beat: 102, ackSeq: 77 });
  const { hex, plan, frame } = link.send({ beat: 300, kind: 'keyframe', time: tickOf(5, 0, 9), ackSeq: 77, stride: 2 });
  expect(hex).toBe('f082ac020509004d');
  expect(plan).toMatchObject({ baseline: 0, predecessor: 0 });
  expect(frame).toMatchObject({ kind: 'keyframe', beat: 300, tick: 5, fraction: 9, speed: 0, ackSeq: 77 });
});

describe('[F6] the beat', () => {
  it('is said when it is not the expected one, with the stride expected from now on', () => {
    const link = started();
    expect(link.send({ beat: 107, stride: 3 }).hex).toBe('c00306');
    expect(link.send({ beat: 110 }).hex).toBe('80');
    expect(link.send({ beat: 113 }).hex).toBe('80');
    expect(link.send({ beat: 114, stride: 1 }).hex).toBe('c00101');
    expect(link.send({ beat: 115 }).frame.beat).toBe(115);
  });

  it('never stands still', () => {
    expect(refusalOf(() => started().decoder.decode(Uint8Array.of(0xc0, 1, 0)))).toBe('out-of-range');
    expect(refusalOf(() => started().decoder.decode(Uint8Array.of(0xc0, 0, 1)))).toBe('out-of-range');
  });
});

it('[F7] the baseline is the last frame, the predecessor the one before unless the last one said its beat', () => {
  const link = new Link(1);
  const from = (next: Parameters<Link['send']>[0]) => {
    const { baseline, predecessor } = link.send(next).plan;
    return [baseline, predecessor];
  };
  expect(from({ beat: 100 })).toEqual([0, 0]);
  expect(from({ beat: 101 })).toEqual([100, 0]);
  expect(from({ beat: 102 })).toEqual([101, 100]);
  expect(from({ beat: 105 })).toEqual([102, 101]);
  expect(from({ beat: 106 })).toEqual([105, 0]);
  expect(from({ beat: 107 })).toEqual([106, 105]);
});

describe('[F8] simulated time', () => {
  it('is said when it is not the expected one: in a pause, a step, a rewind, a change of speed', () => {
    const link = started();
    expect(link.send({ beat: 102, time: tickOf(101, 0) }).hex).toBe('a0650000');
    expect(link.send({ beat: 103, time: tickOf(101, 0) }).hex).toBe('80');
    expect(link.send({ beat: 104, time: tickOf(102, 0) }).hex).toBe('a0660000');
    expect(link.send({ beat: 105, time: tickOf(7, 500, 128) }).hex).toBe('a00780f403');
    expect(link.send({ beat: 106, time: tickOf(8, 500, 0) }).hex).toBe('80');
    expect(link.send({ beat: 110, time: tickOf(10, 500, 0) }).hex).toBe('c00104');
  });

  it.each([
    [1000, 3, 13, 0],
    [0, 9, 10, 0],
    [500, 1, 10, 128],
    [50, 1, 10, 13],
    [50, 20, 11, 4],
    [8000, 1, 18, 0],
  ])('at speed %d is expected after %d beats at tick %d and %d/256', (speed, beats, tick, fraction) => {
    expect(expectedTime(tickOf(10, speed), beats)).toEqual({ tick, fraction, speed });
  });
});

it('[F9] the acknowledged input is the same, the next, or said', () => {
  const link = started();
  expect([0, 1, 2, 2, 500, 1].map((ackSeq, i) => link.send({ beat: 102 + i, ackSeq }).hex)).toEqual([
    '80',
    '88',
    '88',
    '80',
    '90f403',
    '9001',
  ]);
});

it('[F10] hashes, one a view, tell the receiver which of its views differ', () => {
  const link = started();
  const hash = (tick: number) => hashView({ ...emptyState(VOID), tick });
  expect(link.send({ beat: 102 }, [hash(102), hash(102)]).frame.mismatches).toEqual([]);
  const { frame, hex } = link.send({ beat: 103 }, [hash(103), 0x12345678]);
  const [right = 0, wrong = 0] = [1, 5].map((at) => Buffer.from(hex, 'hex').readUInt32LE(at));
  expect(frame.mismatches).toEqual([{ view: 1, hash: right }]);
  expect((right ^ wrong) >>> 0).toBe((hash(103) ^ 0x12345678) >>> 0);
});

it('[F13] hashes differ for all views when what the frame says of itself is wrong', () => {
  const hash = hashView({ ...emptyState(VOID), tick: 102 });
  const bytes = Buffer.from(started().send({ beat: 102 }, [hash, hash]).hex, 'hex');
  const mismatches = (flipped: number) => {
    const damaged = bytes.map((byte, at) => (at === 0 ? byte ^ flipped : byte));
    return started()
      .decoder.decode(damaged)
      .mismatches.map(({ view }) => view);
  };
  expect(mismatches(0)).toEqual([]);
  // The next input is acknowledged.
  expect(mismatches(0x08)).toEqual([0, 1]);
});

it('[F11] a bit for a view that the session does not hold is refused', () => {
  expect(refusalOf(() => started(1).decoder.decode(Uint8Array.of(0x82)))).toBe('bad-structure');
  expect(refusalOf(() => started(4).decoder.decode(Uint8Array.of(0x80, 0x04)))).toBe('bad-structure');
});

it('[F12] the first bit tells a frame from all other messages', () => {
  expect([0x80, 0xff, 0x7f, 0x01].map((first) => isFrame(Uint8Array.of(first)))).toEqual([true, true, false, false]);
  expect(isFrame(new Uint8Array(0))).toBe(false);
});
