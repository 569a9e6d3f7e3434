import type { Game } from '@tickdeck/shared/game/game.js';
import { type Column, schemaOf } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import type { Point } from '../../../scene/camera.js';
import type { Picked } from '../../../scene/pick.js';

/** Half the side of the square about a place, units: large enough to be entered, small enough to mean that place. */
const REACH = 150;

/** A condition on one row, for somebody to change: that its first measured value falls below a fifth, or has another name. */
export function whenRow(game: Game, { table, id }: Picked): string | undefined {
  const columns = schemaOf(game.state).tables.find(({ name }) => name === table)?.columns ?? [];
  const row = `${table}[#${slotOf(id)}]`;
  const measured = columns.find(({ field }) => field.kind === 'int' && field.unit !== '');
  if (measured) return `${row}.${measured.name} < ${Math.max(1, Math.round(measured.field.max / 5))}`;
  const named = columns.find(({ field }) => field.kind === 'enum');
  return named ? `${row}.${named.name} = ${lastName(named)}` : `not ${row}`;
}

/** A condition on a place: that any avatar comes there. */
export function whenHere({ avatars, size }: Game, { x, y }: Point): string {
  const corner = (way: 1 | -1) =>
    [x, y].map((at, axis) => Math.round(Math.min(size[axis] ?? 0, Math.max(0, at + way * REACH)))).join(', ');
  return `any ${avatars} in (${corner(-1)})-(${corner(1)})`;
}

function lastName({ field }: Column): string {
  return field.values.at(-1) ?? '';
}
