import { expect, test } from 'vitest';
import { filesOf } from '../support/built.js';

const CONTROL_BYTES_MAX = 250_000;

test('all of the control page but Pixi is no more than 250 KB', () => {
  const files = filesOf('control');
  const ours = files.filter(({ name }) => !/^assets\/pixi/.test(name));
  expect(files.length).toBeGreaterThan(ours.length);
  expect(ours.reduce((sum, { brotliBytes }) => sum + brotliBytes, 0)).toBeLessThan(CONTROL_BYTES_MAX);
});
