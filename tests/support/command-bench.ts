import type { Edit } from '@tickdeck/shared/commands/edit.js';
import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { StageBench } from './stage-bench.js';
import { tinyGame, type tinyState } from './tiny-game.js';

/** A bench around a world with two pawns. */
export class CommandBench extends StageBench {
  readonly world;

  constructor(entriesMax?: number) {
    const world = createWorld<typeof tinyState>(tinyGame as never, 5);
    const look = { color: 0, shape: 0, tag: 'AA' };
    for (const [index, name] of ['Ann', 'Ben'].entries()) {
      tinyGame.join(world as never, { player: index + 1, name, look, pilot: 'human' });
    }
    super(tinyGame, world as never, new CommandLog(entriesMax));
    this.world = world;
  }

  get pawn() {
    return this.world.tables.pawns.at(0);
  }

  get other() {
    return this.world.tables.pawns.at(1);
  }

  /** An edit of the first pawn. */
  field(field: string, value: number): Edit {
    return { table: 'pawns', row: this.world.tables.pawns.id(0), field, value };
  }

  /** The first pawn goes and another takes its slot. */
  replacePawn(): void {
    const { pawns } = this.world.tables;
    pawns.despawn(pawns.id(0));
    pawns.spawn({ player: 3, hp: 77 });
  }
}
