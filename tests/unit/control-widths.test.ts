import { isNarrow, widthsOf } from '@tickdeck/client/pages/control/inspector/grid/widths.js';
import { showValue } from '@tickdeck/client/pages/control/inspector/show.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { expect, it } from 'vitest';

/** Of a digit, as a part of the size of letters. */
const DIGIT_EM = 0.62;
const PADDING_PX = 16;
const NOW = { tick: 0, tickRate: 60, nameOf: () => 'Somebody with a long name' };

/** Of letters: usual ones, those on phones, and those for the far end of a hall. */
const SIZES_PX = [11.25, 12, 16.8];

it.each(schemaOf(skirmish.state).tables)('columns of $name hold what they may hold, or are clipped', (layout) => {
  for (const letterPx of SIZES_PX) {
    const widths = widthsOf(layout, layout.columns, letterPx).columns;
    for (const [at, column] of layout.columns.entries()) {
      const { name, field } = column;
      if (field.kind === 'tick' || isNarrow(column)) continue;
      const values = field.kind === 'enum' ? [...field.values.keys()] : [field.min, field.max];
      const longest = Math.max(...values.map((value) => showValue(field, value, NOW).length));
      const room = longest * DIGIT_EM * letterPx + PADDING_PX;
      expect(room, `${name} in letters of ${letterPx} px`).toBeLessThanOrEqual(widths[at] as number);
    }
  }
});
