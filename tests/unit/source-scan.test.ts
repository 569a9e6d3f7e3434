import { describe, expect, it } from 'vitest';
import { blank } from '../support/blank.js';
import { importsOf, parseSource } from '../support/sources.js';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: what is scanned here is source text.
describe('blank', () => {
  const bare = (text: string) => blank(text).bare;

  it('keeps every character at its place', () => {
    const text = 'a /* b\n c */ + "d" // e\n+ `f${g}h` + /i\\/[/]j/.test(k)';
    expect(bare(text)).toHaveLength(text.length);
    expect(bare(text).split('\n')).toHaveLength(3);
    expect(bare(text).match(/[a-z]+/g)).toEqual(['a', 'g', 'test', 'k']);
  });

  it('sees code inside templates, also nested ones', () => {
    expect(bare('`x${{ a: `y${b}` }}z` + c').match(/[a-z]/g)).toEqual(['a', 'b', 'c']);
  });

  it('tells a division from a regular expression', () => {
    expect(bare('a / b / c').match(/[a-z]/g)).toEqual(['a', 'b', 'c']);
    expect(bare('return /b/.c').match(/[a-z]+/g)).toEqual(['return', 'c']);
    expect(bare('x = a[1] / b; // c')).toContain('/ b;');
  });

  it('loses no more than a line to an apostrophe in JSX text', () => {
    expect(bare("<p>don't</p>\nDate").split('\n')[1]).toBe('Date');
  });

  it('leaves strings in the code it hands to the import rules', () => {
    expect(blank("f('a') // b").code.trimEnd()).toBe("f('a')");
  });
});

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above.

describe('importsOf', () => {
  const targets = (text: string) => importsOf(parseSource('client/src/net/a.ts', text)).map(({ target }) => target);

  it('finds every form', () => {
    expect(targets("import {\n a,\n} from 'one';\nexport * from 'two';\nimport 'three';")).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(targets("const a = await import('one'); type B = import('two').B;")).toEqual(['one', 'two']);
    expect(targets("import type { A } from 'one';export type { A } from 'two'")).toEqual(['one', 'two']);
  });

  it('knows which are erased', () => {
    const text =
      "import type { A } from 'a'; import { type B } from 'b'; export type * from 'c'; import type from 'd';";
    const erased = importsOf(parseSource('a.ts', text)).map(({ target, typeOnly }) => `${target} ${typeOnly}`);
    expect(erased).toEqual(['a true', 'b false', 'c true', 'd false']);
  });

  it('does not take an earlier export for the keyword', () => {
    expect(targets("export interface A {}\nexport const a = Array.from('x');\nexport * from 'one';")).toEqual(['one']);
  });

  it('ignores comments and strings', () => {
    expect(targets("// import 'one'\n/* export * from 'two' */ const a = \"import 'three'\";")).toEqual([]);
  });

  it('names our files by their source', () => {
    expect(targets("import '../pages/play/main.js'; import '@tickdeck/server/main.js'; import '../gone.js';")).toEqual([
      'client/src/pages/play/main.tsx',
      'server/src/main.ts',
      'client/src/gone.js',
    ]);
  });
});
