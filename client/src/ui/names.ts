import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** Call signs for those who have not chosen a name; every pair fits into `LIMITS.nameCharsMax`. */
const FIRST = ['Brave', 'Cosmic', 'Dizzy', 'Electric', 'Fuzzy', 'Golden', 'Hasty', 'Lucky', 'Mighty', 'Polar', 'Quiet'];
const SECOND = ['Badger', 'Comet', 'Falcon', 'Gecko', 'Lynx', 'Meteor', 'Otter', 'Pigeon', 'Quasar', 'Walrus', 'Yeti'];

/** A name to start with. `random` gives 0 ≤ x < 1. */
export function funName(random: () => number = Math.random): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  return `${pick(FIRST)} ${pick(SECOND)}`;
}

/** Two capitals or digits that stand for a name: initials of its first two words, or its first two letters. */
export function tagOf(name: string): string {
  const words = plain(name)
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = '', second = ''] = words;
  return capitals(second === '' ? first : first.charAt(0) + second.charAt(0));
}

/** What a person may type as a tag: two capitals or digits. */
export function cleanTag(typed: string): string {
  return capitals(plain(typed).replace(/\s/g, ''));
}

/** At most two; cut at the end, because the capital of one letter may be two. */
function capitals(text: string): string {
  return text.toUpperCase().slice(0, LIMITS.tagCharsMax);
}

/** Letters without accents, digits and spaces; in any script, but nothing that takes two units and would be cut in half. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/[\u{10000}-\u{10ffff}]/gu, '');
}
