import { LIMITS } from '../wire/limits.js';
import type { TableLayout } from './schema.js';
import type { Table } from './table.js';

/** Where the rows of one table were at the end of a tick, by slot. Nobody was where the generation is 0. */
export interface Places {
  readonly generations: Uint16Array;
  readonly jumps: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** One tick of the past: the places of every table that keeps them, in the schema's order. Never changed once it is made. */
export interface PastTick {
  readonly tick: number;
  readonly tables: readonly Places[];
}

/** The oldest state a player may have been shown, and all after it. */
const TICKS_KEPT = LIMITS.shownTicksBackMax + 1;

/**
 * Where things were in the last ticks, so that a game can judge a deed by what was seen by who did it. It is part of the
 * world: snapshots hold it, hashes cover it, no view shows it.
 */
export class Past {
  /** Without gaps, oldest first. Replaced and never changed, so that snapshots share it. */
  ticks: readonly PastTick[] = [];
  /** The tables that keep their past, and their places as they are now. */
  private readonly tables: readonly Table[];
  private readonly present: readonly Places[];

  constructor(private readonly world: { readonly tick: number; readonly tableList: readonly Table[] }) {
    this.tables = world.tableList.filter(({ layout }) => layout.past === 'places');
    this.present = this.tables.map(presentOf);
  }

  /**
   * Where a table's rows were from one moment to another, in ticks with a fraction and both within the same tick; the tick that
   * is being made ends with where they are by now. The table must keep its `past`.
   */
  between({ layout }: { readonly layout: TableLayout }, from: number, to: number): Stretch {
    const index = this.tables.findIndex((table) => table.layout === layout);
    const tick = Math.floor(from);
    return new Stretch(this.present[index], this.at(index, tick), this.at(index, tick + 1), from - tick, to - tick);
  }

  /** Remembers the tick that was just made. */
  note(): void {
    const { tick } = this.world;
    if (this.tables.length === 0) return;
    const goesOn = this.ticks.at(-1)?.tick === tick - 1;
    const tables = this.tables.map((table, index) => copyOf(table, this.present[index] as Places));
    this.ticks = [...(goesOn ? this.ticks.slice(1 - TICKS_KEPT) : []), { tick, tables }];
  }

  private at(index: number, tick: number): Places | undefined {
    if (tick === this.world.tick) return this.present[index];
    return this.ticks[tick - (this.ticks[0]?.tick ?? tick)]?.tables[index];
  }
}

/** A part of one tick, in which every row went straight on: a cursor on one row's way at a time. */
export class Stretch {
  /** Where the row was when the stretch began, and how far it went. */
  x = 0;
  y = 0;
  dx = 0;
  dy = 0;

  constructor(
    private readonly now: Places | undefined,
    private readonly before: Places | undefined,
    private readonly after: Places | undefined,
    private readonly from: number,
    private readonly to: number,
  ) {}

  /**
   * Looks for the row that is in a slot now. One that has jumped since, was not there yet, or lies further back than is
   * remembered is not found: nothing rewinds across a jump. Who came or jumped within the tick stood at the new place.
   */
  find(slot: number): boolean {
    const { now, before, after, from, to } = this;
    if (!now || !after || !remained(now, after, slot)) return false;
    const start = before && remained(now, before, slot) ? before : after;
    const x = start.x[slot] as number;
    const y = start.y[slot] as number;
    const wayX = (after.x[slot] as number) - x;
    const wayY = (after.y[slot] as number) - y;
    this.x = x + wayX * from;
    this.y = y + wayY * from;
    this.dx = wayX * (to - from);
    this.dy = wayY * (to - from);
    return true;
  }
}

function remained(now: Places, then: Places, slot: number): boolean {
  return then.generations[slot] === now.generations[slot] && then.jumps[slot] === now.jumps[slot];
}

function presentOf(table: Table): Places {
  const { position, columns } = table.layout;
  const place = (axis: 0 | 1) => table.column(columns[position?.[axis] ?? -1]?.name ?? '');
  return { generations: table.generations, jumps: table.column('jump'), x: place(0), y: place(1) };
}

function copyOf({ alive, high }: Table, { generations, jumps, x, y }: Places): Places {
  const copy = {
    generations: generations.slice(0, high),
    jumps: jumps.slice(0, high),
    x: x.slice(0, high),
    y: y.slice(0, high),
  };
  // Dead slots are all 0, so that what a slot held before never tells worlds apart.
  for (let slot = 0; slot < high; slot++) {
    if (alive[slot] === 1) continue;
    copy.generations[slot] = 0;
    copy.jumps[slot] = 0;
    copy.x[slot] = 0;
    copy.y[slot] = 0;
  }
  return copy;
}
