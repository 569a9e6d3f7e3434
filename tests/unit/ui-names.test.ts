import { cleanTag, funName, tagOf } from '@tickdeck/client/ui/names.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { describe, expect, it } from 'vitest';

describe('a tag made from a name', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['  grace   brewster hopper ', 'GB'],
    ['Ada', 'AD'],
    ['x', 'X'],
    ['Émile Zölä', 'EZ'],
    ['_-[Bob]-_ 7', 'B7'],
    ['Жора', 'ЖО'],
    ['🚀🚀', ''],
    ['', ''],
  ])('of %j is %j', (name, tag) => {
    expect(tagOf(name)).toBe(tag);
  });

  it('never exceeds what the protocol takes, even where capitals are longer', () => {
    for (const name of ['ßeta', 'ß ß', 'ﬁ', 'ŉ ŉ']) expect(tagOf(name).length).toBeLessThanOrEqual(LIMITS.tagCharsMax);
  });
});

describe('a typed tag', () => {
  it.each([
    ['ab', 'AB'],
    ['x7!', 'X7'],
    ['a b c', 'AB'],
    ['é', 'E'],
    ['<>', ''],
  ])('%j becomes %j', (typed, tag) => {
    expect(cleanTag(typed)).toBe(tag);
  });
});

describe('a name to start with', () => {
  it('always fits the limit, whatever chance says', () => {
    for (let first = 0; first < 1; first += 1 / 40) {
      for (let second = 0; second < 1; second += 1 / 40) {
        const chances = [first, second];
        const name = funName(() => chances.shift() ?? 0);
        expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
        expect(name.length).toBeLessThanOrEqual(LIMITS.nameCharsMax);
      }
    }
  });
});
