import type { Command } from '@tickdeck/shared/commands/command.js';
import { type Edit, encodeEdits } from '@tickdeck/shared/commands/edit.js';
import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { previewCommand, type Request, runCommand } from '@tickdeck/shared/commands/run.js';
import type { Person, Settings, Stage } from '@tickdeck/shared/commands/stage.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { AuditEntry, Reply, Role } from '@tickdeck/shared/wire/messages.js';
import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { tinyGame, type tinyState } from './tiny-game.js';

type Args = { readonly [name: string]: Value };

/** Who gives a command: by default people of one name are one person. */
interface Giver {
  readonly who?: string;
  readonly person?: string;
  readonly role?: Role;
}

/** A world with two pawns and everything that commands may touch, without a room around it. */
export class CommandBench {
  readonly world = createWorld<typeof tinyState>(tinyGame as never, 5);
  readonly settings: Settings = { paused: false, speed: 1, bots: 0 };
  readonly stage: Stage;
  readonly log: CommandLog;
  readonly kicked: Person[] = [];
  readonly said: string[] = [];
  stepped = 0;
  people: Person[] = [];
  private readonly registry = new Map(createRegistry(tinyGame));
  private beat = 0;

  constructor(entriesMax?: number) {
    const look = { color: 0, shape: 0, tag: 'AA' };
    for (const [index, name] of ['Ann', 'Ben'].entries()) {
      tinyGame.join(this.world as never, { player: index + 1, name, look, pilot: 'human' });
    }
    this.log = new CommandLog(entriesMax);
    this.stage = {
      world: this.world as never,
      settings: this.settings,
      steps: { step: (ticks) => (this.stepped += ticks) },
      people: {
        seatsMax: tinyGame.seatsMax,
        find: (by) =>
          this.people.find((one) => ('session' in by ? one.session === by.session : one.player === by.player)),
        remove: (person) => this.kicked.push(person),
        tell: (text) => this.said.push(text),
      },
      log: this.log,
      registry: this.registry,
    };
  }

  get pawn() {
    return this.world.tables.pawns.at(0);
  }

  get other() {
    return this.world.tables.pawns.at(1);
  }

  get lastEntry(): AuditEntry | undefined {
    return this.log.entries().at(-1);
  }

  /** An edit of the first pawn. */
  field(field: string, value: number): Edit {
    return { table: 'pawns', row: this.world.tables.pawns.id(0), field, value };
  }

  edit(edits: readonly Edit[], who = 'Op'): Reply {
    return this.run('edit', { edits: encodeEdits(edits) }, { who });
  }

  run(name: string, args: Args = {}, giver: Giver = {}): Reply {
    this.beat++;
    return runCommand(this.stage, this.request(name, args, giver));
  }

  preview(name: string, args: Args = {}, giver: Giver = {}): Reply {
    return previewCommand(this.stage, this.request(name, args, giver));
  }

  /** One more command than the game has. */
  register(command: Command): void {
    this.registry.set(command.name, command);
  }

  private request(name: string, args: Args, { who = 'Op', person = who, role = 'operator' }: Giver): Request {
    return { id: 1, name, args, actor: { session: 9, person, who, role }, at: 0, beat: this.beat };
  }

  hash(): number {
    return hashSnapshot(takeSnapshot(this.world));
  }

  /** The first pawn goes and another takes its slot. */
  replacePawn(): void {
    const { pawns } = this.world.tables;
    pawns.despawn(pawns.id(0));
    pawns.spawn({ player: 3, hp: 77 });
  }
}
