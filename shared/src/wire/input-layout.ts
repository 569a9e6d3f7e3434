import type { Game } from '../game/game.js';
import { type Column, schemaOf } from '../world/schema.js';
import { toGrid } from '../world/snap.js';
import { BitReader, BitWriter, widthOf } from './bits.js';
import type { Layout } from './layout.js';

/** The values of one input in the order of the game's input fields, in their units: grid values in as few bits as their ranges need. */
export function inputValues(game: Game): Layout<readonly number[]> {
  const columns = schemaOf(game.state).input;
  return {
    says: 'input values',
    write(bytes, values) {
      const bits = new BitWriter(bytes);
      for (const [index, column] of columns.entries()) {
        // Left out and not-a-number mean neutral.
        bits.bits(toGrid(column, values[index] || 0) - column.gridMin, inputWidth(column));
      }
      bits.align();
    },
    read(bytes) {
      const bits = new BitReader(bytes);
      const values = columns.map((column) => {
        const above = bits.upTo(column.gridMax - column.gridMin, inputWidth(column));
        return (column.gridMin + above) * column.field.step;
      });
      bits.align();
      return values;
    },
  };
}

function inputWidth({ gridMin, gridMax }: Column): number {
  return widthOf(gridMax - gridMin);
}
