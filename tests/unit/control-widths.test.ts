import { isNarrow, widthsOf } from '@tickdeck/client/pages/control/inspector/grid/widths.js';
import { showValue } from '@tickdeck/client/pages/control/inspector/show.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { expect, it } from 'vitest';

/** Of a digit, at the size that rows are written in. */
const DIGIT_PX = 7;
const PADDING_PX = 16;
const NOW = { tick: 0, tickRate: 60, nameOf: () => 'Somebody with a long name' };

it.each(schemaOf(skirmish.state).tables)('columns of $name hold what they may hold, or are clipped', (layout) => {
  const widths = widthsOf(layout, layout.columns).columns;
  for (const [at, column] of layout.columns.entries()) {
    const { name, field } = column;
    if (field.kind === 'tick' || isNarrow(column)) continue;
    const values = field.kind === 'enum' ? [...field.values.keys()] : [field.min, field.max];
    const longest = Math.max(...values.map((value) => showValue(field, value, NOW).length));
    expect(longest * DIGIT_PX + PADDING_PX, name).toBeLessThanOrEqual(widths[at] as number);
  }
});
