import type { Value } from '../game/document.js';
import { type ByteReader, type ByteWriter, VARINT_MAX } from './bytes.js';
import { ProtocolError } from './errors.js';
import { readPacked, writePacked } from './packed.js';

/** How one value of a message is written: the same description writes, reads (totally) and documents it. */
export interface Layout<T> {
  /** What docs/protocol.md calls it. */
  readonly says: string;
  /** @throws RangeError for a value that the layout does not allow: a mistake of the sender's program */
  write(bytes: ByteWriter, value: T): void;
  /** @throws ProtocolError */
  read(bytes: ByteReader): T;
}

/** A whole number from 0 to `max`. */
export function whole(max = VARINT_MAX): Layout<number> {
  return {
    says: max === VARINT_MAX ? 'varint' : `varint ≤ ${max}`,
    write(bytes, value) {
      if (!(Number.isInteger(value) && value >= 0 && value <= max)) throw new RangeError(`${value} in 0..${max}`);
      bytes.varint(value);
    },
    read: (bytes) => bytes.varint(max),
  };
}

/** Four bytes. */
export const word: Layout<number> = {
  says: 'word',
  write: (bytes, value) => bytes.word(value),
  read: (bytes) => bytes.word(),
};

/** Any finite number. */
export const double: Layout<number> = {
  says: 'double',
  write(bytes, value) {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is not finite`);
    bytes.double(value);
  },
  read(bytes) {
    const value = bytes.double();
    if (!Number.isFinite(value)) throw new ProtocolError('out-of-range', `${value}`);
    return value;
  },
};

/** Text of at most `charsMax` UTF-16 units. */
export function text(charsMax: number): Layout<string> {
  return {
    says: `text ≤ ${charsMax}`,
    write(bytes, value) {
      if (value.length > charsMax) throw new RangeError(`text of ${value.length}, at most ${charsMax}`);
      bytes.text(value);
    },
    read: (bytes) => bytes.text(charsMax),
  };
}

/** Text for a person: what is longer is cut rather than refused. */
export function line(charsMax: number): Layout<string> {
  const cut = text(charsMax);
  return { ...cut, write: (bytes, value) => cut.write(bytes, value.slice(0, charsMax)) };
}

export const flag: Layout<boolean> = {
  says: 'flag',
  write: (bytes, value) => bytes.byte(value ? 1 : 0),
  read(bytes) {
    const value = bytes.byte();
    if (value > 1) throw new ProtocolError('out-of-range', `flag ${value}`);
    return value === 1;
  },
};

/** The index of one of `values` in a byte. */
export function oneOf<const V extends string>(values: readonly V[]): Layout<V> {
  return {
    says: `one of ${values.join(', ')}`,
    write(bytes, value) {
      if (!values.includes(value)) throw new RangeError(`${value} is none of ${values.join(', ')}`);
      bytes.byte(values.indexOf(value));
    },
    read(bytes) {
      const index = bytes.byte();
      const value = values[index];
      if (value === undefined) throw new ProtocolError('out-of-range', `choice ${index}`);
      return value;
    },
  };
}

/** How many, then each; at most `max`. */
export function list<T>(of: Layout<T>, max: number): Layout<readonly T[]> {
  return {
    says: `list ≤ ${max} of ${of.says}`,
    write(bytes, values) {
      if (values.length > max) throw new RangeError(`a list of ${values.length}, at most ${max}`);
      bytes.varint(values.length);
      for (const value of values) of.write(bytes, value);
    },
    read(bytes) {
      const count = bytes.varint(max);
      // Each takes a byte at least, so the bytes that are there bound the work.
      if (count > bytes.remaining) throw new ProtocolError('truncated', `a list of ${count}`);
      return Array.from({ length: count }, () => of.read(bytes));
    },
  };
}

/** Like list, for people: of more than `max` the first ones are sent. */
export function listHead<T>(of: Layout<T>, max: number): Layout<readonly T[]> {
  const head = list(of, max);
  return { ...head, write: (bytes, values) => head.write(bytes, values.slice(0, max)) };
}

/** Several values, one after the other, in the order given here. */
export function struct<T extends object>(name: string, of: { readonly [K in keyof T]-?: Layout<T[K]> }): Struct<T> {
  const fields = Object.entries(of) as [keyof T & string, Layout<T[keyof T]>][];
  return {
    says: name,
    fields: fields.map(([field, { says }]) => ({ field, says })),
    write(bytes, value) {
      for (const [field, layout] of fields) layout.write(bytes, value[field]);
    },
    // Every key of T has a layout, so the object is a T.
    read: (bytes) => Object.fromEntries(fields.map(([field, layout]) => [field, layout.read(bytes)])) as T,
  };
}

export interface Struct<T> extends Layout<T> {
  readonly fields: readonly { readonly field: string; readonly says: string }[];
}

/** How many, then bytes as they are; at most `max`. What is read shares its memory with the message. */
export function blob(max: number): Layout<Uint8Array> {
  return {
    says: `bytes ≤ ${max}`,
    write(bytes, value) {
      if (value.length > max) throw new RangeError(`${value.length} bytes, at most ${max}`);
      bytes.varint(value.length);
      bytes.raw(value);
    },
    read: (bytes) => bytes.raw(bytes.varint(max)),
  };
}

/** A map of document values by name. */
export const packedMap: Layout<{ readonly [name: string]: Value }> = {
  says: 'packed map',
  write: writePacked,
  read(bytes) {
    const value = readPacked(bytes);
    if (typeof value !== 'object') throw new ProtocolError('bad-structure', 'arguments are no map');
    return value;
  },
};
