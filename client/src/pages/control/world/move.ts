import type { Field } from '@tickdeck/shared/game/fields.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import type { Edit } from '@tickdeck/shared/wire/messages.js';
import type { Picked } from '../../../scene/pick.js';

/** The one transaction that puts a row somewhere else; undefined when its table has no places. */
export function moveEdits(game: Game, row: Picked, x: number, y: number): readonly Edit[] | undefined {
  const spec = game.state.tables[row.table];
  if (!spec?.position) return undefined;
  const [fieldX, fieldY] = spec.position;
  const edit = (field: string, to: number): Edit => ({
    table: row.table,
    row: row.id,
    field,
    value: within(spec.fields[field] as Field, to),
  });
  return [edit(fieldX, x), edit(fieldY, y)];
}

/** The nearest value the field can have: a drop outside the world lands on its edge. */
function within({ kind, min, max }: Field, value: number): number {
  const inside = Math.min(max, Math.max(min, value));
  return kind === 'fixed' ? inside : Math.round(inside);
}
