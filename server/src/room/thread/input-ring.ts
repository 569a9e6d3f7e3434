import type { ArrivedInput, RoomMemory, ToRoom } from '../port.js';

/** Numbers of an entry before its values: how many values, session, sequence number, ack, shown, when it came. */
const HEAD = 6;
/** Numbers that a ring holds: a power of two, and some 5,000 inputs, of which a room takes all in every beat. */
const NUMBERS = 65_536;

/** Memory for one ring; `ends` are the places where the next entry is read and written, which only ever grow. */
export function createRing(): Pick<RoomMemory, 'inputs' | 'ends'> {
  const numbers = new SharedArrayBuffer(NUMBERS * Float64Array.BYTES_PER_ELEMENT);
  return {
    inputs: new Float64Array(numbers),
    ends: new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)),
  };
}

/**
 * Inputs on their way into a room's thread, in memory that both sides share: a message for each, hundreds in a beat, would cost
 * either side more than all else that it does with them. One writes and one reads.
 */
export class InputRing {
  constructor(private readonly memory: Pick<RoomMemory, 'inputs' | 'ends'>) {}

  /** Adds one; a ring that is full, because its room has not beaten for long, stays as it is. */
  put({ session, input, atMs }: ArrivedInput): void {
    const { inputs, ends } = this.memory;
    const { seq, ack, shown, values } = input;
    const end = Atomics.load(ends, 1);
    const taken = (end - Atomics.load(ends, 0)) | 0;
    if (taken + HEAD + values.length > NUMBERS) return;
    let at = end;
    for (const number of [values.length, session, seq, ack, shown, atMs]) inputs[at++ & (NUMBERS - 1)] = number;
    for (const value of values) inputs[at++ & (NUMBERS - 1)] = value;
    // Whoever sees this end sees all that was written before.
    Atomics.store(ends, 1, at | 0);
  }

  /** Takes out all that came, oldest first. */
  drain(take: (message: Extract<ToRoom, { kind: 'input' }>) => void): void {
    const { ends } = this.memory;
    const end = Atomics.load(ends, 1);
    let at = Atomics.load(ends, 0);
    while (at !== end) {
      const count = this.at(at);
      const session = this.at(at + 1);
      const values: number[] = [];
      for (let i = 0; i < count; i++) values.push(this.at(at + HEAD + i));
      const said = { seq: this.at(at + 2), ack: this.at(at + 3), shown: this.at(at + 4) };
      take({ kind: 'input', session, input: { kind: 'input', ...said, values }, atMs: this.at(at + 5) });
      at = (at + HEAD + count) | 0;
    }
    Atomics.store(ends, 0, at);
  }

  private at(place: number): number {
    return this.memory.inputs[place & (NUMBERS - 1)] as number;
  }
}
