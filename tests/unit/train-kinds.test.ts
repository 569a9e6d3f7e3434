import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView } from '@tickdeck/shared/world/view.js';
import { expect, it } from 'vitest';
import { herdState } from '../support/herd-game.js';
import { tinyState } from '../support/tiny-game.js';
import { keysByKind } from '../train/kinds.js';

it.each([
  ['one that all see', tinyState, ['public', 'own', 'operator']],
  ['a big one with teams', herdState, ['public', 'cell', 'team', 'own', 'operator']],
])('the priors of %s are trained on views of every kind it has', (_, state, kinds) => {
  const keys = keysByKind(schemaOf(state));
  expect(Object.keys(keys)).toEqual(kinds);
  for (const [kind, ones] of Object.entries(keys)) {
    expect(new Set(ones.map((key) => createView(schemaOf(state), key).kind))).toEqual(new Set([kind]));
    expect(new Set(ones).size).toBe(ones.length);
  }
});
