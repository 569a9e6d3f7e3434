import { Mistake, type Span } from './syntax.js';

export type Token = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'row'; readonly value: number }
    | { readonly kind: 'word'; readonly value: string }
    | { readonly kind: 'sign'; readonly value: string }
    | { readonly kind: 'end'; readonly value: '' }
  );

/** Text in quotes, in which `\"` and `\\` stand for themselves; a row; a number; a word, hyphens between letters included; a sign. */
const TOKEN =
  /"(?:[^"\\]|\\["\\])*"|#\d+|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[a-z_](?:[\w]|-(?=[a-z]))*|<=|>=|!=|==|[-+*/%<>=()[\].,°×]/gi;

/** Takes a text apart. @throws Mistake at the first sign that means nothing */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    expectBlank(text, end, match.index);
    end = match.index + match[0].length;
    tokens.push(tokenOf(match[0], { from: match.index, to: end }));
  }
  expectBlank(text, end, text.length);
  return [...tokens, { kind: 'end', value: '', from: text.length, to: text.length }];
}

function tokenOf(written: string, span: Span): Token {
  const first = written.charAt(0);
  if (first === '"') return { kind: 'text', value: written.slice(1, -1).replace(/\\(["\\])/g, '$1'), ...span };
  if (first === '#') return { kind: 'row', value: finite(written.slice(1), span), ...span };
  if (first >= '0' && first <= '9') return { kind: 'number', value: finite(written, span), ...span };
  if (/[a-z_]/i.test(first)) return { kind: 'word', value: written, ...span };
  return { kind: 'sign', value: written === '==' ? '=' : written, ...span };
}

function finite(written: string, span: Span): number {
  const value = Number(written);
  if (!Number.isFinite(value)) throw new Mistake(span, 'is too large a number');
  return value;
}

function expectBlank(text: string, from: number, to: number): void {
  const at = text.slice(from, to).search(/\S/);
  if (at < 0) return;
  const sign = String.fromCodePoint(text.codePointAt(from + at) ?? 0);
  const span = { from: from + at, to: from + at + sign.length };
  throw new Mistake(span, sign === '"' ? 'begins a text that has no end' : 'means nothing here');
}
