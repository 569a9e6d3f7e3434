/** What this device remembers: localStorage where there is one (private windows and strict settings refuse it), else this page's memory. */
const memory = new Map<string, string>();
const prefix = 'tickdeck.';

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(prefix + key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

export function remember(key: string, value: string): void {
  memory.set(key, value);
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Full or forbidden: the page's own memory has it.
  }
}

/** The remembered JSON, or undefined when there is none or somebody broke it. */
export function recallJson(key: string): unknown {
  const text = recall(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
