import { understand } from '@tickdeck/shared/expressions/expression.js';
import { parse } from '@tickdeck/shared/expressions/parse.js';
import { print } from '@tickdeck/shared/expressions/print.js';
import type { Node } from '@tickdeck/shared/expressions/syntax.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Asking } from '../support/asking.js';
import { answerOf } from '../support/plain-answers.js';
import { anyNode, condition, number } from '../support/wild-expressions.js';

/** The same without the places in the text. */
function bare(node: Node): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      (key === 'from' && typeof value === 'number') || (key === 'to' && typeof value === 'number') ? undefined : value,
    ),
  );
}

describe('laws of expressions', () => {
  it('what is printed and parsed again is the same', () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        fc.pre(print(node).length <= LIMITS.expressionCharsMax);
        expect(bare(parse(print(node)))).toEqual(bare(node));
      }),
      { numRuns: 1000 },
    );
  });

  it('what holds and what values are is what plain objects say', () => {
    const answers = new Set<unknown>();
    fc.assert(
      fc.property(fc.oneof(condition(2), number(2)), fc.infiniteStream(fc.nat(100)), (node, luck) => {
        const asking = new Asking();
        for (const row of asking.world.tables.pawns.rows()) {
          row.hp = luck.next().value % 101;
          row.team = luck.next().value % 3;
          row.x = (luck.next().value * 10) % 1001;
        }
        const text = print(node);
        // Many nested quantifiers may be too long, or too much to look at.
        fc.pre(!/is too long|may have to look at/.test(asking.why(text, { wants: 'value' })));
        const answer = asking.value(text);
        answers.add(answer);
        expect(answer, text).toBe(answerOf(node, asking.world));
      }),
      { numRuns: 1000 },
    );
    expect(answers.has(true) && answers.has(false) && answers.has(undefined) && answers.size > 20).toBe(true);
  });

  it('whatever is written has an answer or a reason why not', () => {
    const { terms, subject } = new Asking();
    const words = fc.constantFrom(
      'any',
      'all',
      'count',
      'pawns',
      'hp',
      'team',
      'red',
      'and',
      'not',
      '(',
      ')',
      '[',
      ']',
      '.',
      '<',
      '=',
      '-',
      '#3',
      '"a"',
      '7',
      'where',
      'in',
      'board',
      'round',
      '(0,0)-(9,9)',
      'has',
    );
    const written = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(written, fc.constantFrom('condition', 'value'), (text, wants) => {
        const understood = understand(text, terms, { wants });
        if (understood.kind === 'good')
          expect(['number', 'string', 'boolean', 'undefined']).toContain(typeof understood.expression.of(subject));
        else expect(understood.why.length > 10 && understood.at.from <= understood.at.to).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
