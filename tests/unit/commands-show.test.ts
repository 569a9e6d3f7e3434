import { showField, showNumber, showValue } from '@tickdeck/shared/commands/show-field.js';
import { number } from '@tickdeck/shared/game/document.js';
import { fixed, int } from '@tickdeck/shared/game/fields.js';
import { describe, expect, it } from 'vitest';

describe('a number in the audit list', () => {
  it('has as many decimals as its step asks for, and no needless zeros', () => {
    const place = fixed({ min: -4096, max: 4096, step: 1 / 256 });
    expect(showField(place, 512.0390625)).toBe('512.0391');
    expect(showField(place, 512)).toBe('512');
    expect(showField(place, -0.00390625)).toBe('-0.0039');
    expect(showField(fixed({ min: 0, max: 10, step: 1 / 16 }), 1.0625)).toBe('1.063');
    expect(showField(int(-5, 5), -5)).toBe('-5');
    expect(showValue(number({ min: 0, max: 1, step: 0.05, initial: 0 }), 0.15000000000000002)).toBe('0.15');
    expect(showValue(number({ min: 0, max: 1, step: 0.25, initial: 0 }), 0.75)).toBe('0.75');
    expect(showValue(number({ min: 0, max: 9, initial: 0 }), 7)).toBe('7');
  });

  it.each([1, 1 / 2, 1 / 16, 1 / 256, 1 / 65_536, 0.1, 0.05, 0.001])(
    'differs from its neighbours by a step of %d',
    (step) => {
      const shown = Array.from({ length: 500 }, (_, count) => showNumber(count * step, step));
      expect(new Set(shown).size).toBe(shown.length);
    },
  );
});
