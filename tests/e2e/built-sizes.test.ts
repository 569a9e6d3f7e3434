import { expect, test } from 'vitest';
import { brotliBytesOf, filesOf, filesWithoutPixi } from '../support/built.js';

const CONTROL_BYTES_MAX = 250_000;

test('all of the control page but Pixi is no more than 250 KB', () => {
  const ours = filesWithoutPixi('control');
  expect(filesOf('control').length).toBeGreaterThan(ours.length);
  expect(brotliBytesOf(ours)).toBeLessThan(CONTROL_BYTES_MAX);
});
