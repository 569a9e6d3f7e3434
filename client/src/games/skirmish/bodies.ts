import { FLYING } from '@tickdeck/shared/games/skirmish/kinds.js';
import { PICKUP_RADIUS, SHIP_RADIUS, SHOT_RADIUS } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { ShownTable } from '../../net/frame.js';
import type { Body } from '../look.js';

/** What the simulation lets shots and ships meet: circles, boxes for walls. A ship that does not fly is met by nothing. */
export function bodyOf(table: string, { columns }: ShownTable, index: number, into: Body): void {
  into.width = table === 'walls' ? (columns.width?.[index] ?? 0) : 0;
  into.height = table === 'walls' ? (columns.height?.[index] ?? 0) : 0;
  into.radius = table === 'rocks' ? (columns.radius?.[index] ?? 0) : (RADII[table] ?? 0);
  into.touch = table === 'ships' && columns.life?.[index] !== FLYING ? 'none' : 'solid';
}

const RADII: { readonly [table: string]: number } = { ships: SHIP_RADIUS, pickups: PICKUP_RADIUS, shots: SHOT_RADIUS };
