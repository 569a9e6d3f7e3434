import type { Spot } from '@tickdeck/client/pages/control/inspector/leaf.js';
import { spotsOfRow } from '@tickdeck/client/pages/control/inspector/row-spots.js';
import { createStaging, type Staging } from '@tickdeck/client/pages/control/inspector/staging.js';
import type { Edit, Reply } from '@tickdeck/shared/wire/messages.js';
import { schemaOf, type TableLayout } from '@tickdeck/shared/world/schema.js';
import { rowId } from '@tickdeck/shared/world/table.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { tinyState } from '../support/tiny-game.js';

const pawns = schemaOf(tinyState).tables[0] as TableLayout;
const showing = { tick: 0, tickRate: 60, nameOf: () => '' };
const done: Reply = { kind: 'reply', id: 1, outcome: 'done', text: 'done', refusals: [], changes: [] };

/** A field of a pawn; nothing is shown of it, so that whatever is staged differs from what it is. */
function spot(field: string, id: number): Spot {
  const spots = spotsOfRow(pawns, id, { shown: () => undefined, showing: () => showing });
  return spots.find(({ name }) => name === field) as Spot;
}

let sent: (readonly Edit[])[];
let answer: (edits: readonly Edit[]) => Reply;
let staging: Staging;
beforeEach(() => {
  sent = [];
  answer = () => done;
  staging = createStaging(async (edits) => {
    sent.push(edits);
    return answer(edits);
  });
});

describe('staged changes', () => {
  it('wait in the order they were made, and go out as one transaction', async () => {
    const [hp, gold] = [spot('hp', rowId(3, 1)), spot('gold', rowId(4, 1))];
    staging.stage(hp, 40);
    staging.stage(gold, 7);
    staging.stage(hp, 41);
    expect(staging.all.map(({ spot: { where }, value }) => [where, value])).toEqual([
      ['pawns[#3].hp', 41],
      ['pawns[#4].gold', 7],
    ]);
    await staging.applyAll();
    expect(sent).toEqual([[hp.edit(41), gold.edit(7)]]);
    expect(staging.count).toBe(0);
  });

  it('of two rows that had one slot are two', () => {
    const [gone, newer] = [spot('hp', rowId(3, 1)), spot('hp', rowId(3, 2))];
    staging.stage(gone, 40);
    expect(staging.value(gone)).toBe(40);
    expect(staging.value(newer)).toBeUndefined();
  });

  it('are sent for some places and wait for the others', async () => {
    const [hp, gold] = [spot('hp', rowId(3, 1)), spot('gold', rowId(3, 1))];
    staging.stage(hp, 40);
    staging.stage(gold, 7);
    await staging.apply([hp]);
    expect(sent).toEqual([[hp.edit(40)]]);
    expect(staging.all.map(({ spot: { where } }) => where)).toEqual(['pawns[#3].gold']);
  });

  it('that were refused stay, each with its reason, until they are changed or taken back', async () => {
    const [hp, gold] = [spot('hp', rowId(3, 1)), spot('gold', rowId(3, 1))];
    answer = () => ({
      ...done,
      outcome: 'refused',
      text: 'No.',
      refusals: [{ where: 'pawns[#3].hp', why: 'too much' }],
    });
    staging.stage(hp, 9000);
    staging.stage(gold, 7);
    await staging.applyAll();
    expect(staging.refusal(hp)).toBe('too much');
    expect(staging.refusal(gold)).toContain('another change was refused');
    expect(staging.count).toBe(2);
    staging.stage(hp, 90);
    expect(staging.refusal(hp)).toBeUndefined();
    staging.revert([gold]);
    expect(staging.refusal(gold)).toBeUndefined();
    expect(staging.count).toBe(1);
  });

  it('that were typed while the answer was on its way stay', async () => {
    const hp = spot('hp', rowId(3, 1));
    answer = () => {
      staging.stage(hp, 42);
      return done;
    };
    staging.stage(hp, 41);
    await staging.applyAll();
    expect(staging.value(hp)).toBe(42);
  });
});
