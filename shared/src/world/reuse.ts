/** So few numbers lie beside their array, and making that anew costs next to nothing. */
const SMALL_BYTES = 64;

type Numbers = Int32Array | Uint16Array | Uint8Array;

/**
 * An array of `length` numbers of the kind of `spare`, in its memory if that is enough; what it holds is anything. What lives for
 * seconds and comes anew in every beat is the worst that a garbage collector can be given: it moves all of it again and again.
 * @param spare - an array over the start of memory of its own, of which nobody will read any more.
 */
export function reuse<A extends Numbers>(spare: A, length: number): A {
  if (spare.length === length) return spare;
  const make = spare.constructor as new (from: number | ArrayBufferLike, offset?: number, length?: number) => A;
  const bytes = length * spare.BYTES_PER_ELEMENT;
  const isBig = bytes > SMALL_BYTES && spare.byteLength > SMALL_BYTES;
  return isBig && spare.buffer.byteLength >= bytes ? new make(spare.buffer, 0, length) : new make(length);
}
