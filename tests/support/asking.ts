import { type Asked, type Expression, understand } from '@tickdeck/shared/expressions/expression.js';
import { type FigureName, findFigure } from '@tickdeck/shared/expressions/figures.js';
import type { Result } from '@tickdeck/shared/expressions/run.js';
import { WorldSubject } from '@tickdeck/shared/expressions/subject.js';
import { type Terms, termsOf } from '@tickdeck/shared/expressions/terms.js';
import { createWorld, type World } from '@tickdeck/shared/world/world.js';
import { tinyGame, type tinyState } from './tiny-game.js';

/** A tiny world that can be asked, with pawns of players 1 to 3 in slots 0 to 2. */
export class Asking {
  readonly terms: Terms = termsOf(tinyGame);
  readonly world: World<typeof tinyState> = createWorld<typeof tinyState>(tinyGame as never, 5);
  figures: { readonly [name in FigureName]?: number | boolean } = {};
  readonly subject = new WorldSubject(this.world as never, (name) => {
    if (!findFigure(name)) throw new Error(`nobody should ask for the figure ${name}`);
    return name === 'tick' ? this.world.tick : this.figures[name as FigureName];
  });

  constructor() {
    const look = { color: 0, shape: 0, tag: 'AA' };
    for (const [index, name] of ['Ann', 'Ben', 'Cleo'].entries()) {
      tinyGame.join(this.world as never, { player: index + 1, name, look, pilot: 'human' });
    }
  }

  expression(text: string, asked: Asked = { wants: 'value' }): Expression {
    const understood = understand(text, this.terms, asked);
    if (understood.kind === 'bad') throw new Error(understood.why);
    return understood.expression;
  }

  value(text: string): Result {
    return this.expression(text).of(this.subject);
  }

  holds(text: string): boolean {
    return this.expression(text, { wants: 'condition' }).holds(this.subject);
  }

  /** Slots of the rows of a table that pass. */
  rows(table: string, text: string): readonly number[] {
    const rows = this.subject.rows(table);
    return rows ? [...this.expression(text, { wants: 'condition', table }).rowsIn(this.subject, rows)] : [];
  }

  /** Why an expression is refused; empty when it is not. */
  why(text: string, asked: Asked = { wants: 'condition' }): string {
    const understood = understand(text, this.terms, asked);
    return understood.kind === 'bad' ? understood.why : '';
  }
}
