import type { ArrivedInput } from '@tickdeck/server/room/port.js';
import { createRing, InputRing } from '@tickdeck/server/room/thread/input-ring.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const arrived: fc.Arbitrary<ArrivedInput> = fc.record({
  session: fc.nat(0x3fffffff),
  input: fc.record({
    kind: fc.constant('input' as const),
    seq: fc.nat(0x7fffffff),
    ack: fc.nat(0x7fffffff),
    shown: fc.nat(17_179_869_168),
    values: fc.array(fc.integer(), { maxLength: 30 }),
  }),
  atMs: fc.double({ min: 0, max: 1e12, noNaN: true }),
});

/** Both ends of one ring. */
function open() {
  const memory = createRing();
  const [gateway, room] = [new InputRing(memory), new InputRing(memory)];
  const drain = () => {
    const taken: ArrivedInput[] = [];
    room.drain((one) => taken.push(one));
    return taken;
  };
  return { memory, put: (one: ArrivedInput) => gateway.put(one), drain };
}

const plain = (seq: number, values: readonly number[] = [1, 2, 3]): ArrivedInput => ({
  session: 1,
  input: { kind: 'input', seq, ack: 0, shown: 0, values },
  atMs: 0,
});

test('what one end puts in comes out of the other as it was and in order, however often it goes round', () => {
  fc.assert(
    fc.property(fc.array(fc.array(arrived, { maxLength: 40 }), { maxLength: 8 }), fc.integer(), (beats, start) => {
      const { memory, put, drain } = open();
      // Places grow for hours, beyond what 32 bits hold.
      memory.ends.fill(start);
      for (const inputs of beats) {
        for (const one of inputs) put(one);
        expect(drain()).toEqual(inputs.map((one) => ({ kind: 'input', ...one })));
      }
    }),
  );
});

test('a full ring keeps what it has, and takes again when it was read', () => {
  const { put, drain } = open();
  for (let seq = 1; seq <= 10_000; seq++) put(plain(seq));
  const taken = drain();
  expect(taken.length).toBeGreaterThan(5_000);
  expect(taken.length).toBeLessThan(10_000);
  expect(taken.map(({ input }) => input.seq)).toEqual(taken.map((_, index) => index + 1));
  put(plain(10_001));
  expect(drain().map(({ input }) => input.seq)).toEqual([10_001]);
});
