import type { EntryOf } from '@tickdeck/shared/automation/entries.js';
import { termsOfStage } from '@tickdeck/shared/automation/keep.js';
import { type Expression, understand } from '@tickdeck/shared/expressions/expression.js';
import type { Result } from '@tickdeck/shared/expressions/run.js';
import type { Type } from '@tickdeck/shared/expressions/types.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import type { Kit } from './kit.js';

type Told = News<'watches'>;

interface Looking {
  readonly id: number;
  readonly entry: EntryOf<'watch'>;
  readonly expression: Expression;
}

/** Values that operators want to see; worked out only when somebody looks. */
export class Watches {
  private looking: readonly Looking[] = [];
  private value: Told = {};

  constructor(private readonly kit: Kit) {}

  /** Takes up what entries there are. */
  follow(): void {
    this.looking = this.kit.stage.entries.of('watch').map(([id, entry]) => {
      const understood = understand(entry.expression, termsOfStage(this.kit.stage), { wants: 'value' });
      if (understood.kind === 'bad') throw new Error(understood.why);
      return { id, entry, expression: understood.expression };
    });
    this.value = {};
  }

  /** The same object as long as all values are the same. */
  readonly read = (): Told => {
    const now = Object.fromEntries(this.looking.map((one) => [`w${one.id}`, this.look(one)]));
    const same = Object.keys(now).every((key) => isSame(now[key], this.value[key]));
    if (!same || Object.keys(this.value).length !== this.looking.length) this.value = now;
    return this.value;
  };

  private look({ entry: { expression: text, by, role, on }, expression }: Looking): Told[string] {
    const { type } = expression;
    const result = expression.of(this.kit.subject);
    const kind =
      result === undefined ? 'nothing' : typeof result === 'number' && type.kind !== 'row' ? 'number' : 'words';
    const value = kind === 'number' ? (result as number) : 0;
    const unit = type.kind === 'number' ? type.unit : '';
    return { expression: text, is: sayResult(result, type), kind, value, unit, by, role, on };
  }
}

function sayResult(result: Result, type: Type): string {
  if (result === undefined) return 'nothing';
  if (typeof result === 'boolean') return result ? 'yes' : 'no';
  if (typeof result === 'string') return result.slice(0, LIMITS.textCharsMax);
  if (type.kind === 'row') return result === 0 ? 'none' : `${type.table}[#${slotOf(result)}]`;
  const unit = type.kind === 'number' && type.unit !== '' ? ` ${type.unit}` : '';
  return `${Number(result.toPrecision(7))}${unit}`;
}

function isSame(a: Told[string] | undefined, b: Told[string] | undefined): boolean {
  return a?.is === b?.is && a?.value === b?.value && a?.expression === b?.expression;
}
