import uFuzzy from '@leeoniya/ufuzzy';
import type { Action } from '../keys/action.js';

/** An action that was found; of its title, the characters that were asked for, as pairs of from and to. */
export interface Found {
  readonly action: Action;
  readonly ranges: readonly number[];
}

const FOUND_MAX = 60;
/** Of so many words the order does not matter. */
const WORDS_PERMUTED_MAX = 3;
// One wrong, missing or swapped character a word is forgiven: who is in a hurry types so.
const fuzzy = new uFuzzy({ intraMode: 1 });

/** What fits what was typed, the best first; of nothing typed everything, what was done lately first. */
export function findActions(actions: readonly Action[], typed: string, recent: readonly string[]): readonly Found[] {
  const asked = typed.trim();
  if (asked === '')
    return byRecency(actions, recent)
      .slice(0, FOUND_MAX)
      .map((action) => ({ action, ranges: [] }));
  const texts = actions.map(({ title, group, says }) => `${title} · ${group} · ${says}`);
  const [, info, order] = fuzzy.search(texts, asked, WORDS_PERMUTED_MAX);
  if (!info || !order) return [];
  return order.slice(0, FOUND_MAX).flatMap((at) => {
    const action = actions[info.idx[at] ?? -1];
    return action ? [{ action, ranges: inside(info.ranges[at] ?? [], action.title.length) }] : [];
  });
}

function byRecency(actions: readonly Action[], recent: readonly string[]): readonly Action[] {
  const rank = new Map(recent.map((id, at) => [id, at]));
  const rankOf = ({ id }: Action) => rank.get(id) ?? recent.length;
  return [...actions].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Of pairs over the whole text, those in the title. */
function inside(ranges: readonly number[], length: number): readonly number[] {
  return ranges.filter((_, at) => (ranges[at | 1] ?? length + 1) <= length);
}
