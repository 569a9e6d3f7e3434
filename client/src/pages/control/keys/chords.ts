/** What of a key press says which keys were held. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const HELD_ALONE = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead']);

/** A key press as people write it: `Shift+Space`, `Ctrl+Z`, `?`. Signs such as `?` say themselves whether Shift was held. */
export function chordOf(event: Press): string {
  const letter = /^[a-z]$/i.test(event.key);
  const key = event.key === ' ' ? 'Space' : letter ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (letter || event.key.length > 1 || key === 'Space');
  const held = [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', shift && 'Shift'].filter(
    (name) => name !== false,
  );
  return [...held, key].join('+');
}

/** Whether a press is only of a key that others are held with. */
export function isHeldAlone({ key }: Press): boolean {
  return HELD_ALONE.has(key);
}

/**
 * Whether keys begin with one that types something: a letter, a digit, a sign. Speech input and a hand that slips press
 * them by accident, so they can be switched off (WCAG 2.1.4).
 */
export function isCharacter(chord: string): boolean {
  const first = chord.split(' ')[0] ?? '';
  return first.length === 1 || /^Shift\+.$/.test(first);
}
