// Makes rules about source text safe: a word in a comment or a string is not code. The compiler's own scanner is
// marked unstable, and all that is asked of this one is to keep every character at its place.

/** Characters after which a slash begins a regular expression instead of dividing. */
const beforeRegex = new Set([...'(,=:[!&|?{;+-*%<~^', '']);
const wordsBeforeRegex = /\b(return|typeof|case|of|in|do|else|yield|await|throw)$/;

export interface Blanked {
  /** Comments blanked. */
  readonly code: string;
  /** Comments and the insides of strings, templates and regular expressions blanked. */
  readonly bare: string;
}

export function blank(text: string): Blanked {
  const code = [...text.split('')];
  const bare = [...code];
  const clear = (target: string[], from: number, to: number) => {
    for (let i = from; i < to; i++) if (target[i] !== '\n') target[i] = ' ';
  };
  /** For every template we are inside of: how many braces are open in its current expression. */
  const templates: number[] = [];
  let at = 0;

  const skipTemplateText = () => {
    const start = at;
    while (at < text.length && text[at] !== '`' && !text.startsWith('${', at)) at += text[at] === '\\' ? 2 : 1;
    clear(bare, start, Math.min(at, text.length));
    if (text[at] === '`') at += 1;
    else {
      at += 2;
      templates.push(0);
    }
  };

  while (at < text.length) {
    const char = text[at] as string;
    if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const line = text[at + 1] === '/';
      const found = text.indexOf(line ? '\n' : '*/', at + 2);
      const end = found < 0 ? text.length : line ? found : found + 2;
      clear(code, at, end);
      clear(bare, at, end);
      at = end;
    } else if (char === "'" || char === '"') {
      const end = endOfQuoted(text, at, char);
      clear(bare, at + 1, end - 1);
      at = end;
    } else if (char === '`') {
      at += 1;
      skipTemplateText();
    } else if (char === '/' && startsRegex(bare, at)) {
      const end = endOfRegex(text, at);
      clear(bare, at + 1, end);
      at = end;
    } else {
      const depth = templates.length - 1;
      at += 1;
      if (depth >= 0 && char === '{') templates[depth] = (templates[depth] ?? 0) + 1;
      if (depth >= 0 && char === '}') {
        if (templates[depth] === 0) {
          templates.pop();
          skipTemplateText();
        } else templates[depth] = (templates[depth] ?? 0) - 1;
      }
    }
  }
  return { code: code.join(''), bare: bare.join('') };
}

/** A string ends at its quote, or, as an apostrophe in the text of a JSX element is none, at the end of its line. */
function endOfQuoted(text: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '\n') {
    if (text[at] === quote) return at + 1;
    at += text[at] === '\\' ? 2 : 1;
  }
  return Math.min(at, text.length);
}

function startsRegex(bare: readonly string[], at: number): boolean {
  const before = bare
    .slice(Math.max(0, at - 40), at)
    .join('')
    .trimEnd();
  return beforeRegex.has(before.slice(-1)) || before.endsWith('=>') || wordsBeforeRegex.test(before);
}

/** Past the closing slash, or one past the opening one if none closes it on its line. */
function endOfRegex(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at++) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return start + 1;
}
