/** One thing that a person can do on the deck; a key may be on it, and the palette has it. */
export interface Action {
  /** Stands in what browsers remember: keys, and what was done lately. */
  readonly id: string;
  readonly title: string;
  /** What it belongs to, for lists. */
  readonly group: string;
  /** What it does, in a sentence; empty when its title says all. */
  readonly says: string;
  /** The keys it comes with: one press, or two with a space between them. */
  readonly keys?: string;
  /** Whether its keys also work while somebody types. */
  readonly everywhere?: true;
  /** Why it cannot be done now; undefined when it can. */
  why(): string | undefined;
  run(): void;
}

/** An action that can always be done. */
export function action(
  group: string,
  id: string,
  title: string,
  keys: string,
  run: () => unknown,
  more: Partial<Pick<Action, 'says' | 'everywhere' | 'why'>> = {},
): Action {
  return {
    id,
    title,
    group,
    says: '',
    why: () => undefined,
    ...(keys !== '' && { keys }),
    run: () => void run(),
    ...more,
  };
}
