import { type Draft, enablePatches, Immer, type Patch } from 'immer';
import { initialOf } from '../game/document.js';
import type { Game } from '../game/game.js';
import type { DocumentOf, RulesOf, State } from '../game/state.js';
import { Random } from '../math/random.js';
import { Past } from './past.js';
import { type Schema, schemaOf } from './schema.js';
import { Table } from './table.js';

enablePatches();
const immer = new Immer({ autoFreeze: true });

/** The tables of a state, by name. */
export type TablesOf<S extends State> = { readonly [K in keyof S['tables']]: Table<S['tables'][K]['fields']> };

/** The authoritative state of one game: a pure function of seed, inputs and commands. */
export class World<S extends State = State> {
  readonly schema: Schema;
  readonly tables: TablesOf<S>;
  /** The same tables in the schema's order. */
  readonly tableList: readonly Table[];
  readonly random: Random;
  readonly past: Past;
  /** Simulated time in ticks. */
  tick = 0;
  /** Values that had to be clamped because a game wrote NaN or left a field's range. */
  faults = 0;
  document: DocumentOf<S>;

  constructor(
    readonly state: S,
    seed: number,
  ) {
    this.schema = schemaOf(state);
    this.tableList = this.schema.tables.map((layout) => new Table(layout));
    // Both sides are built from S in the same order; the compiler cannot follow Object.fromEntries.
    this.tables = Object.fromEntries(this.tableList.map((t) => [t.layout.name, t])) as unknown as TablesOf<S>;
    this.random = new Random(seed);
    this.past = new Past(this);
    this.document = Object.freeze(
      Object.fromEntries(this.schema.parts.map(({ name, part }) => [name, initialOf(part.shape)])),
    ) as unknown as DocumentOf<S>;
  }

  get rules(): RulesOf<S> {
    return this.document.rules;
  }

  /** A table by its name at run time. */
  table(name: string): Table | undefined {
    return this.tableList.find((table) => table.layout.name === name);
  }

  /** Changes the document; `recipe` works on a draft of it. */
  update(recipe: (draft: Draft<DocumentOf<S>>) => void): void {
    this.document = immer.produce(this.document, recipe as (draft: Draft<DocumentOf<S>>) => undefined);
  }

  /** Like update, and returns the patches there and back. */
  transact(recipe: (draft: Draft<DocumentOf<S>>) => void): { readonly patches: Patch[]; readonly inverse: Patch[] } {
    const [next, patches, inverse] = immer.produceWithPatches(
      this.document,
      recipe as (draft: Draft<DocumentOf<S>>) => undefined,
    );
    this.document = next as DocumentOf<S>;
    return { patches, inverse };
  }
}

/** A world ready for its first tick. */
export function createWorld<S extends State>(game: Game<S>, seed: number): World<S> {
  const world = new World(game.state, seed);
  game.setup(world);
  return world;
}
