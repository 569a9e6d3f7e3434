import { type Accessor, createSignal } from 'solid-js';
import { recallJson, remember } from '../../../ui/storage.js';
import type { Action } from './action.js';
import { isCharacter } from './chords.js';

/** Which keys are on which action, on this browser. */
export interface Keymap {
  /** The keys of an action; empty for none. */
  keysOf(action: Pick<Action, 'id' | 'keys'>): string;
  /** Whether keys that type a character do something. */
  readonly characters: Accessor<boolean>;
  setCharacters(on: boolean): void;
  /** Puts keys on an action; empty for none. */
  put(action: Action, keys: string): void;
  /** Everything as it came. */
  reset(): void;
  readonly own: Accessor<boolean>;
}

const STORED = 'keys';
const KEYS_CHARS_MAX = 40;

interface Stored {
  readonly characters: boolean;
  readonly keys: { readonly [action: string]: string };
}

const FIRST: Stored = { characters: true, keys: {} };

export function createKeymap(): Keymap {
  const [stored, setStored] = createSignal(readStored(recallJson(STORED)));
  const keep = (next: Stored) => {
    remember(STORED, JSON.stringify(next));
    setStored(next);
  };
  const keysOf = ({ id, keys = '' }: Pick<Action, 'id' | 'keys'>) => {
    const put = stored().keys;
    const now = Object.hasOwn(put, id) ? (put[id] ?? '') : keys;
    return !stored().characters && isCharacter(now) ? '' : now;
  };
  return {
    keysOf,
    characters: () => stored().characters,
    setCharacters: (characters) => keep({ ...stored(), characters }),
    put(action, keys) {
      const { [action.id]: _, ...others } = stored().keys;
      keep({ ...stored(), keys: keys === (action.keys ?? '') ? others : { ...others, [action.id]: keys } });
    },
    reset: () => keep(FIRST),
    own: () => !stored().characters || Object.keys(stored().keys).length > 0,
  };
}

/** The action that has these keys already. */
export function holderOf(keymap: Keymap, actions: readonly Action[], keys: string): Action | undefined {
  return actions.find((one) => overlap(keymap.keysOf(one), keys));
}

/** Keys of which one begins like the other can not both be there: the shorter would always come first. */
function overlap(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `));
}

/** Out of a browser's storage, where anything may stand. */
export function readStored(value: unknown): Stored {
  if (typeof value !== 'object' || value === null) return FIRST;
  const { characters, keys }: { readonly [key: string]: unknown } = { ...value };
  const entries = typeof keys === 'object' && keys !== null ? Object.entries(keys) : [];
  const valid = entries.filter(([, one]) => typeof one === 'string' && one.length <= KEYS_CHARS_MAX);
  return { characters: characters !== false, keys: Object.fromEntries(valid) };
}
