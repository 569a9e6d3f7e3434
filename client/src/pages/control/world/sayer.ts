import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Screen readers are told something at most so often: more than that nobody can listen to. */
const EVERY_MS = 1_000;

/** What is said aloud of the world: the newest of what there was to say, at most once a second. */
export interface Sayer {
  readonly said: Accessor<string>;
  say(text: string): void;
}

export function createSayer(): Sayer {
  const [said, setSaid] = createSignal('');
  let next = '';
  let timer = 0;
  const speak = () => {
    timer = 0;
    if (next === said()) return;
    setSaid(next);
    timer = window.setTimeout(speak, EVERY_MS);
  };
  onCleanup(() => clearTimeout(timer));
  return {
    said,
    say(text) {
      next = text;
      if (timer === 0) speak();
    },
  };
}
