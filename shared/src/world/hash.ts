import type { Value } from '../game/document.js';
import type { Snapshot } from './snapshot.js';
import type { ViewState } from './view.js';

/** 32-bit FNV-1a over whole words (Fowler, Noll, Vo), finished with murmur3's mixer; portable and enough to find accidents. */
export class Hasher {
  private state = 0x811c9dc5;

  word(word: number): this {
    this.state = Math.imul(this.state ^ word, 0x01000193) ^ (this.state >>> 15);
    return this;
  }

  words(words: ArrayLike<number>): this {
    for (let i = 0; i < words.length; i++) this.word(words[i] as number);
    return this;
  }

  doubles(values: Float64Array): this {
    for (let i = 0; i < values.length; i++) this.double(values[i] as number);
    return this;
  }

  text(text: string): this {
    this.word(text.length);
    for (let i = 0; i < text.length; i++) this.word(text.charCodeAt(i));
    return this;
  }

  /** A document value: numbers by their 64 bits, a map by a hash of its own. */
  value(value: Value): this {
    if (typeof value === 'string') return this.word(1).text(value);
    if (typeof value === 'boolean') return this.word(value ? 3 : 2);
    if (typeof value === 'number') return this.word(4).double(value);
    return this.word(5).word(hashMap(value));
  }

  /** An unsigned 32-bit number. */
  finish(): number {
    let h = this.state;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  }

  private double(value: number): this {
    // Minus zero is zero: it compares equal and is written alike.
    doubles[0] = value + 0;
    return this.word(bits[0] as number).word(bits[1] as number);
  }
}

// Every platform that runs this is little-endian; the order of the two halves is part of the hash.
const doubles = new Float64Array(1);
const bits = new Uint32Array(doubles.buffer);

type ValueMap = Extract<Value, object>;

/** Hashes of maps. Those of a document never change, so most of it is not hashed again when a part of it has changed. */
const hashes = new WeakMap<ValueMap, number>();

/** Hash of a map, keys sorted, so that insertion order does not matter. */
function hashMap(map: ValueMap): number {
  const known = hashes.get(map);
  if (known !== undefined) return known;
  const keys = Object.keys(map).sort();
  const hasher = new Hasher().word(keys.length);
  for (const key of keys) hasher.text(key).value(map[key] as Value);
  const hash = hasher.finish();
  hashes.set(map, hash);
  return hash;
}

/** Hash of the whole world: equal worlds have equal hashes in every engine. */
export function hashSnapshot(snapshot: Snapshot): number {
  const hasher = new Hasher().word(snapshot.tick).words(snapshot.random);
  for (const table of snapshot.tables) {
    hasher.word(table.high).words(table.alive).words(table.generations).words(table.free);
    for (const column of table.columns) hasher.words(column);
  }
  for (const { tick, tables } of snapshot.past) {
    hasher.word(tick);
    for (const { generations, jumps, x, y } of tables) hasher.words(generations).words(jumps).doubles(x).doubles(y);
  }
  return hasher.value(snapshot.document).finish();
}

/** Hash of what a view shows: the truth that travels with frames. */
export function hashView(state: ViewState): number {
  const hasher = new Hasher().word(state.tick);
  for (const { count, slots, generations, cells } of state.tables) {
    hasher.word(count).words(slots).words(generations).words(cells);
  }
  for (const part of state.parts) hasher.value(part);
  return hasher.finish();
}
