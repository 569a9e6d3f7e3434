import type { RowSet } from './view.js';

/**
 * For each row of `rows` its index among `others`, or -1 where they have no row of its slot and generation.
 * @param matches - where to put them; returned.
 */
export function matchRows({ count, slots, generations }: RowSet, others: RowSet, matches: Int32Array): Int32Array {
  const { count: otherCount, slots: otherSlots, generations: otherGenerations } = others;
  // Where no row came or went a receiver's states share these.
  if (slots === otherSlots && generations === otherGenerations) {
    for (let i = 0; i < count; i++) matches[i] = i;
    return matches;
  }
  let j = 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i] as number;
    while (j < otherCount && (otherSlots[j] as number) < slot) j++;
    const isSame = j < otherCount && otherSlots[j] === slot && otherGenerations[j] === generations[i];
    matches[i] = isSame ? j : -1;
  }
  return matches;
}
