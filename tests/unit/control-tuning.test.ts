import type { Spot } from '@tickdeck/client/pages/control/inspector/leaf.js';
import { ARMED_MS, createTuning, type Tuning } from '@tickdeck/client/pages/control/inspector/tuning/tuning.js';
import type { Edit, Reply } from '@tickdeck/shared/wire/messages.js';
import { beforeEach, describe, expect, it } from 'vitest';

const spot = (where: string) =>
  ({ key: where, where, edit: (value: number) => ({ part: where, path: [], value }) }) as unknown as Spot;
const reply = (outcome: Reply['outcome']): Reply => ({
  kind: 'reply',
  id: 1,
  outcome,
  text: 'why',
  refusals: [],
  changes: [],
});
const [hp, gold] = [spot('hp'), spot('gold')];

let nowMs: number;
let sent: { readonly values: readonly unknown[]; readonly gesture: number }[];
let refused: string[];
let answers: ((reply: Reply) => void)[];
let tuning: Tuning;
beforeEach(() => {
  [nowMs, sent, refused, answers] = [0, [], [], []];
  tuning = createTuning({
    send: (edits: readonly Edit[], gesture) => {
      sent.push({ values: edits.map(({ value }) => value), gesture });
      return new Promise((resolve) => answers.push(resolve));
    },
    refuse: ({ where }, why) => refused.push(`${where}: ${why}`),
    now: () => nowMs,
    firstGesture: 6,
  });
});

/** The room answers what was sent last, and the page hears it. */
async function answered(outcome: Reply['outcome'] = 'done'): Promise<void> {
  answers.shift()?.(reply(outcome));
  await Promise.resolve();
  await Promise.resolve();
}

describe('live-tune', () => {
  it('sends nothing unless it is armed', () => {
    tuning.set([hp], 5);
    expect(sent).toEqual([]);
    tuning.arm();
    tuning.set([hp], 5);
    expect(sent).toEqual([{ values: [5], gesture: 7 }]);
  });

  it('keeps only the newest value of each place while an answer is on its way', async () => {
    tuning.arm();
    for (const value of [1, 2, 3]) tuning.set([hp], value);
    tuning.set([gold], 9);
    expect(sent.map(({ values }) => values)).toEqual([[1]]);
    await answered();
    await answered();
    expect(sent.map(({ values }) => values)).toEqual([[1], [3], [9]]);
  });

  it('counts changes of one place without a pause as one gesture', async () => {
    tuning.arm();
    const set = async (of: Spot, value: number, afterMs: number) => {
      nowMs += afterMs;
      tuning.set([of], value);
      await answered();
    };
    await set(hp, 1, 0);
    await set(hp, 2, 700);
    await set(hp, 3, 700);
    await set(hp, 4, 900);
    await set(gold, 5, 10);
    await set(hp, 6, 10);
    expect(sent.map(({ gesture }) => gesture)).toEqual([7, 7, 7, 8, 9, 10]);
  });

  it('names a refusal at every place it is about, and goes on', async () => {
    tuning.arm();
    tuning.set([hp, gold], 9000);
    tuning.set([hp], 5);
    await answered('refused');
    expect(refused).toEqual(['hp: why', 'gold: why']);
    expect(sent.length).toBe(2);
  });

  it('disarms by itself a minute after the last change', () => {
    tuning.arm();
    nowMs = ARMED_MS - 1_000;
    tuning.look();
    expect(tuning.leftSeconds()).toBe(1);
    tuning.set([hp], 5);
    nowMs += ARMED_MS - 1;
    tuning.look();
    expect(tuning.isArmed()).toBe(true);
    nowMs += 1;
    tuning.look();
    expect(tuning.isArmed()).toBe(false);
    tuning.set([hp], 6);
    expect(sent.length).toBe(1);
  });

  it('shows what was sent until the room’s state has had time to come', () => {
    tuning.arm();
    tuning.set([hp], 5);
    expect(tuning.sent(hp)).toBe(5);
    nowMs += 500;
    tuning.look();
    expect(tuning.sent(hp)).toBeUndefined();
  });
});
