/**
 * Takes away what a world must not ask, so that a game which does breaks here and not in a desync a month later. They throw
 * instead of being absent, because libraries look at `Date` to tell values apart.
 * @param globals - the thread's own globals; nothing else in the process is touched.
 */
export function banImpurities(globals: typeof globalThis): void {
  for (const name of IMPURE_MATH) Object.defineProperty(globals.Math, name, { value: forbid(`Math.${name}`) });
  for (const name of IMPURE_GLOBALS) Object.defineProperty(globals, name, { value: forbid(name), configurable: true });
  Object.defineProperty(globals.performance, 'now', { value: forbid('performance.now'), configurable: true });
  class NoDate {
    static readonly now = forbid('Date.now');
    static readonly parse = forbid('Date.parse');
    constructor() {
      forbid('Date')();
    }
  }
  Object.defineProperty(globals, 'Date', { value: NoDate, configurable: true });
}

/** Their last bits differ between engines and versions. */
const IMPURE_MATH = [
  ...[
    'random',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'atan2',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'acosh',
    'atanh',
  ],
  ...['pow', 'exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'cbrt', 'hypot'],
] as const;

/** Nothing that waits ever comes back inside a room. */
const IMPURE_GLOBALS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch'] as const;

function forbid(name: string): () => never {
  return () => {
    throw new Error(
      `${name} does not exist inside a room: a world is a pure function of its seed, inputs and commands`,
    );
  };
}
