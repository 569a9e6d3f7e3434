import { InputLog } from '@tickdeck/client/net/inputs.js';
import { fixed, uint } from '@tickdeck/shared/game/fields.js';
import { defineState } from '@tickdeck/shared/game/state.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { describe, expect, it } from 'vitest';

const { input } = schemaOf(
  defineState({
    tables: {},
    document: {},
    rules: {},
    input: { push: fixed({ min: -1, max: 1, step: 1 / 8 }), fire: uint(1) },
  }),
);

describe('the log of inputs', () => {
  it('sends what it remembers: values on their grid and in their units', () => {
    const log = new InputLog(input);
    expect(log.push({ push: 0.3, fire: 1 }, 0, 0)).toEqual([0.25, 1]);
    expect(log.of(1)).toEqual({ push: 0.25, fire: 1 });
  });

  it('takes what is missing or no number for neutral', () => {
    expect(new InputLog(input).push({ push: Number.NaN }, 0, 0)).toEqual([0, 0]);
  });
});
