import type { Value } from '@tickdeck/shared/game/document.js';
import type { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { plainReading, type StateReading } from '@tickdeck/shared/wire/frame.js';
import type { RowSet, View, ViewState } from '@tickdeck/shared/world/view.js';

/** Readings remembered; bots are at most a few frames apart. */
const KEPT = 64;

interface Reading {
  readonly view: string;
  readonly base: ViewState | undefined;
  readonly previous: ViewState | undefined;
  readonly tick: number;
  /** The chunk it was read from, or undefined for what was expected without one. */
  readonly chunk: Uint8Array | undefined;
  readonly state: ViewState;
}

/**
 * Reads what many sessions of one process receive, each thing once: a hundred pages have a hundred processors to decode with,
 * a hundred bots have one. What comes out is what each would have decoded by itself, for only equal bytes on an equal base are
 * taken for the same; all else about a session is its own.
 */
export class SharedReading implements StateReading {
  private readonly kept: Reading[] = [];
  private readonly hashes = new WeakMap<ViewState, number>();
  private next = 0;

  readonly decode: StateReading['decode'] = (view, base, previous, tick, bytes) => {
    if (view.player > 0) return plainReading.decode(view, base, previous, tick, bytes);
    const known = this.find(view, base, previous, tick, bytes);
    if (known?.chunk) {
      bytes.raw(known.chunk.length);
      return known.state;
    }
    const start = bytes.position;
    const state = this.intern(view, plainReading.decode(view, base, previous, tick, bytes));
    this.keep({ view: view.key, base, previous, tick, chunk: bytes.bytes.slice(start, bytes.position), state });
    return state;
  };

  readonly expect: StateReading['expect'] = (view, base, previous, tick) => {
    if (view.player > 0) return plainReading.expect(view, base, previous, tick);
    const known = this.find(view, base, previous, tick, undefined);
    if (known) return known.state;
    const state = this.intern(view, plainReading.expect(view, base, previous, tick));
    this.keep({ view: view.key, base, previous, tick, chunk: undefined, state });
    return state;
  };

  readonly hash: StateReading['hash'] = (state) => {
    const hash = this.hashes.get(state) ?? plainReading.hash(state);
    this.hashes.set(state, hash);
    return hash;
  };

  private find(
    view: View,
    base: ViewState | undefined,
    previous: ViewState | undefined,
    tick: number,
    bytes: ByteReader | undefined,
  ): Reading | undefined {
    return this.kept.find(
      (one) =>
        one.base === base &&
        one.previous === previous &&
        one.tick === tick &&
        one.view === view.key &&
        (bytes ? one.chunk !== undefined && startsWith(bytes, one.chunk) : one.chunk === undefined),
    );
  }

  /** Two that came to the same state by different ways, as after a keyframe, go on together. */
  private intern(view: View, state: ViewState): ViewState {
    return this.kept.find((one) => one.view === view.key && isSame(one.state, state))?.state ?? state;
  }

  private keep(reading: Reading): void {
    this.kept[this.next++ % KEPT] = reading;
  }
}

function startsWith({ bytes, position }: ByteReader, chunk: Uint8Array): boolean {
  if (bytes.length - position < chunk.length) return false;
  for (let i = 0; i < chunk.length; i++) if (bytes[position + i] !== chunk[i]) return false;
  return true;
}

function isSame(a: ViewState, b: ViewState): boolean {
  if (a.tick !== b.tick) return false;
  if (!a.tables.every((rows, index) => isSameRows(rows, b.tables[index] as RowSet))) return false;
  return a.parts.every((part, index) => isSameValue(part, b.parts[index]));
}

function isSameRows(a: RowSet, b: RowSet): boolean {
  return (
    a.count === b.count &&
    isSameNumbers(a.slots, b.slots) &&
    isSameNumbers(a.generations, b.generations) &&
    isSameNumbers(a.cells, b.cells)
  );
}

function isSameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isSameValue(a: Value, b: Value | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSameValue(a[key] as Value, b[key]));
}
