import { FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import { chunkFrom, NEW_RECEIVER, type NextFrame } from '@tickdeck/shared/wire/frame-plan.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { cellNumber, teamNumber } from '@tickdeck/shared/world/passing.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { describe, expect, it } from 'vitest';
import { herdGame, herdState } from '../support/herd-game.js';
import { PassingHost } from '../support/passing-host.js';
import { refusalOf } from '../support/wire-refusal.js';

const [A, B, C] = [cellNumber(0), cellNumber(1), cellNumber(9)];
const RED = teamNumber(1);

/** A session that watches a world in which nothing happens. */
class Idler {
  readonly host = new PassingHost(schemaOf(herdState), ['public']);
  readonly decoder = new FrameDecoder(this.host.lasting);
  private readonly world = createWorld(herdGame, 1);

  send(beat: number, passing: readonly number[], more: Partial<NextFrame> = {}) {
    this.world.tick = beat;
    this.host.show(beat, takeSnapshot(this.world));
    const time = { tick: beat, fraction: 0, speed: 1000 };
    const next = { kind: 'delta', beat, time, ackSeq: 0, stride: 1, passing, ...more } as const;
    const { plan, bytes } = this.host.make(next);
    this.host.receiver = plan.after;
    const { held } = this.decoder.decode(bytes);
    return { plan, hex: Buffer.from(bytes).toString('hex'), held: held.map(({ key }) => key) };
  }

  read(hex: string) {
    return refusalOf(() => this.decoder.decode(Uint8Array.from(Buffer.from(hex, 'hex'))));
  }
}

const started = (passing: readonly number[] = [A, B]) => {
  const idler = new Idler();
  idler.send(100, passing);
  idler.send(101, passing);
  return idler;
};

describe('[F15] a change of views', () => {
  it('says the beat, which views left, and which entered by the distance of their numbers', () => {
    const idler = started();
    expect(idler.send(102, [A, B])).toMatchObject({ hex: '8000', held: ['public', 'cell:0,0', 'cell:1,0'] });
    // 41: a stride of one and views; one beat on; the second of three bits: B left; one entered: 0x109.
    expect(idler.send(103, [A, C])).toMatchObject({
      hex: 'c0410102018902' + '00',
      held: ['public', 'cell:0,0', 'cell:1,1'],
    });
    expect(idler.send(104, [A, C]).hex).toBe('8000');
    expect(idler.send(105, [RED, A, C])).toMatchObject({
      hex: 'c041010001' + '01' + '00',
      held: ['public', 'team:1', 'cell:0,0', 'cell:1,1'],
    });
    expect(idler.send(106, []).hex).toBe('c041010700');
    expect(idler.send(107, []).hex).toBe('80');
  });

  it('leaves the predecessor of what stays alone, unless the frame did not come when it was expected', () => {
    const idler = started();
    const from = (beat: number, passing: readonly number[]) => {
      const { plan } = idler.send(beat, passing);
      return plan.after.passing.since.map((since) => Object.values(chunkFrom(plan, since)));
    };
    expect(from(102, [A, C])).toEqual([
      [101, 100],
      [0, 0],
    ]);
    expect(from(103, [A, C])).toEqual([
      [102, 101],
      [102, 0],
    ]);
    expect(from(104, [A, C])).toEqual([
      [103, 102],
      [103, 102],
    ]);
    expect(from(110, [A])).toEqual([[104, 103]]);
    expect(from(111, [A])).toEqual([[110, 0]]);
  });

  it('is refused when it names what is not there, what is there already, too many, or nothing', () => {
    expect(started().read('c04101' + '08' + '00' + '00')).toBe('out-of-range');
    expect(started().read('c04101' + '00' + '01' + '8002' + '00')).toBe('bad-structure');
    expect(started().read('c04101' + '00' + '01' + 'a802' + '00')).toBe('out-of-range');
    expect(started().read('c04101' + '00' + '02' + '01' + '00' + '00')).toBe('out-of-range');
    expect(started().read('c04101' + '00' + '00' + '00')).toBe('bad-structure');
    expect(started().read('c04101' + '00' + '01' + 'ffff7f' + '00')).toBe('out-of-range');
  });

  it(`leaves a session with at most ${LIMITS.viewsPerSessionMax} views`, () => {
    const most = Array.from({ length: LIMITS.viewsPerSessionMax - 1 }, (_, cell) => cellNumber(cell));
    expect(started(most).send(102, most).hex).toBe('8000');
    expect(started(most).read('c04101' + '00' + '01' + '01' + '00')).toBe('out-of-range');
  });
});

it('[F16] a keyframe names all passing views anew', () => {
  const idler = started();
  idler.host.receiver = NEW_RECEIVER;
  const { hex, held } = idler.send(102, [B]);
  expect(hex.startsWith('e1c166' + '00' + '01' + '8102')).toBe(true);
  expect(held).toEqual(['public', 'cell:1,0']);
  idler.host.receiver = NEW_RECEIVER;
  expect(idler.send(103, []).held).toEqual(['public']);
});
