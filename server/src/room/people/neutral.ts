import { clamp } from '@tickdeck/shared/math/vectors.js';
import type { Column } from '@tickdeck/shared/world/schema.js';

/** The input of a player who touches nothing: every field nearest to 0. A new object each time. */
export function neutralInput(columns: readonly Column[]): { [field: string]: number } {
  return Object.fromEntries(columns.map(({ name, field }) => [name, clamp(0, field.min, field.max)]));
}
