import { describe, expect, it } from 'vitest';
import { lineAt, parseSource, readSources, type Source } from '../support/sources.js';

// A world is a pure function of its seed, inputs and commands, on every engine and version. What follows either asks
// the outside world or gives results that engines do not agree on to the last bit. (The lint list forbids the same
// globals while one types; only this test sees members and operators.)

const globals =
  'Date performance console fetch process Buffer setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame ' +
  'crypto Intl globalThis eval Promise WeakRef FinalizationRegistry async await';
const members = 'localeCompare normalize toLocaleString toLocaleUpperCase toLocaleLowerCase';
/** Exact by the language's definition; everything else in Math is only as good as an engine's library. */
const exactMath = 'abs ceil clz32 floor fround imul max min round sign sqrt trunc';

const any = (words: string) => words.split(' ').join('|');
const forbidden: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<![\\w$.]|\\.\\s)(?:${any(globals)})\\b(?!\\s*\\??:)`, 'g'), 'depends on more than the world'],
  [new RegExp(`\\.\\s*(?:${any(members)})\\b`, 'g'), 'depends on the engine’s language data'],
  [
    new RegExp(`\\bMath\\b(?!\\.(?:${any(exactMath)}|[A-Z][A-Z0-9_]*)\\b)(?:\\.\\w+)?`, 'g'),
    'is not exact on every engine',
  ],
  [/\*\*=?/g, 'is not exact on every engine'],
];

function violations(source: Source): string[] {
  return forbidden.flatMap(([pattern, why]) =>
    [...source.bare.matchAll(pattern)].map(
      (match) => `${source.path}:${lineAt(source.bare, match.index)}: ${match[0]} ${why}`,
    ),
  );
}

describe('shared is deterministic', () => {
  it('uses nothing that differs between runs, engines or versions', () => {
    const sources = readSources('shared/src');
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap(violations)).toEqual([]);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'Math.sin(1)',
    'Math.random()',
    'const { cos } = Math',
    'Math[name]',
    'Math.hypot(1, 2)',
    '2 ** 3',
    'a **= 2',
    "a.localeCompare('b')",
    'a.normalize()',
    'setTimeout(f)',
    'console.log(1)',
    'globalThis.process',
    'async () => 1',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is source text.
    '`${Math.exp(1)}`',
  ])('would refuse %s', (text) => {
    expect(violations(parseSource('a.ts', text))).not.toEqual([]);
  });

  it.each([
    'Math.sqrt(Math.floor(2)) + Math.PI + Math.imul(1, 2)',
    '/** Math.sin and Date */ const a = "Date.now()"; // **',
    'update.process + dated + vectorNormalize(a)',
    '/a**b/.test(c)',
  ])('allows %s', (text) => {
    expect(violations(parseSource('a.ts', text))).toEqual([]);
  });
});
