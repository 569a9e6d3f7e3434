import { understand } from '@tickdeck/shared/expressions/expression.js';
import { termsOf } from '@tickdeck/shared/expressions/terms.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import type { TableLayout } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import type { Shown, ShownTable } from '../../../net/frame.js';
import { ShownRows, shownSubject } from '../shown-subject.js';
import { type Showing, showValue } from './show.js';

/** What a filter looks at. */
export interface Filtered {
  readonly shown: Pick<Shown, 'tables' | 'document' | 'tick'>;
  readonly rows: ShownTable;
  readonly showing: Showing;
}

/** Which rows of a table somebody asked for. */
export type Filter =
  | { readonly kind: 'all' }
  /** `select` says for an index of a row whether it passes, as long as what it looked at holds. */
  | { readonly kind: 'some'; select(looked: Filtered): (index: number) => boolean }
  | { readonly kind: 'wrong'; readonly why: string };

/** Words without a sign: nobody compares anything. */
const WORDS = /^[\p{L}\p{N}#_ '-]+$/u;

/**
 * What somebody typed over a table: an expression (`hp < 20 and team = red`) about its rows; or, where that is none and names no
 * field, words that the id (`#3`), the owner's name or a named value of a row must hold, all of them.
 */
export function parseFilter(text: string, game: Game, layout: TableLayout): Filter {
  if (text.trim() === '') return { kind: 'all' };
  const understood = understand(text, termsOf(game), { wants: 'condition', table: layout.name });
  if (understood.kind === 'good') {
    const { expression } = understood;
    return {
      kind: 'some',
      select({ shown, rows }) {
        const passed = new Uint8Array(rows.count);
        for (const index of expression.rowsIn(shownSubject(shown), new ShownRows(rows))) passed[index] = 1;
        return (index) => passed[index] === 1;
      },
    };
  }
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isField = layout.columns.some(({ name }) => name.toLowerCase() === words[0]);
  if (isField || !WORDS.test(text)) return { kind: 'wrong', why: understood.why };
  return { kind: 'some', select: (looked) => hasWords(looked, layout, words) };
}

function hasWords({ rows, showing }: Filtered, layout: TableLayout, words: readonly string[]) {
  const named = layout.columns.filter(({ field }) => field.kind === 'enum' || field.kind === 'ref');
  const holds = (index: number, word: string) => {
    const id = rows.ids[index] as number;
    if (word.startsWith('#')) return word === `#${slotOf(id)}`;
    if (showing.nameOf(layout.name, id).toLowerCase().includes(word)) return true;
    return named.some(({ name, field }) => {
      const value = rows.columns[name]?.[index] ?? 0;
      return showValue(field, value, showing).toLowerCase().includes(word);
    });
  };
  return (index: number) => words.every((word) => holds(index, word));
}

/** A comparison that this table could really be asked for. */
export function exampleOf({ columns }: TableLayout): string {
  const counted = columns.find(({ field }) => field.kind === 'int' && field.unit !== '' && field.max <= 1000);
  const named = columns.find(({ field }) => field.kind === 'enum');
  const asked = [
    counted && `${counted.name} < ${Math.round(counted.field.max / 5)}`,
    named && `${named.name} = ${named.field.values[1] ?? named.field.values[0]}`,
  ].filter((one) => one !== undefined);
  return asked.length > 0 ? asked.join(' and ') : 'id < 10';
}
