import { HouseCopy } from '@tickdeck/server/room/house-copy.js';
import { Alerts } from '@tickdeck/server/room/witness/alerts.js';
import { Entries } from '@tickdeck/shared/automation/entries.js';
import type { Command } from '@tickdeck/shared/commands/command.js';
import { type Edit, encodeEdits } from '@tickdeck/shared/commands/edit.js';
import type { Lease } from '@tickdeck/shared/commands/leases.js';
import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { previewCommand, type Request, runCommand } from '@tickdeck/shared/commands/run.js';
import type { Person, Settings, Stage } from '@tickdeck/shared/commands/stage.js';
import type { Sky } from '@tickdeck/shared/commands/weather.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import type { AuditEntry, Reply, Role } from '@tickdeck/shared/wire/messages.js';
import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { BenchPeople } from './bench-people.js';

export type Args = { readonly [name: string]: Value };

/** Who gives a command: by default people of one name are one person. */
export interface Giver {
  readonly who?: string;
  readonly person?: string;
  readonly role?: Role;
}

/** Everything that commands may touch around a world, without a room: what they do outside of it is noted. */
export class StageBench {
  readonly settings: Settings = { paused: false, speed: 1, bots: 0 };
  readonly stage: Stage;
  readonly crowd: BenchPeople;
  readonly house = new HouseCopy();
  readonly entries = new Entries();
  readonly flights: string[] = [];
  /** Wall time, ms. */
  at = 1_700_000_000_000;
  readonly alerts = new Alerts({ wallMs: () => this.at, now: () => ({ beat: this.beat, tick: 0 }) });
  readonly leases = new Map<number, Lease>();
  readonly skies = new Map<number, Sky>();
  stepped = 0;
  readonly sought: { readonly ticks: number; readonly event: string }[] = [];
  private readonly registry: Map<string, Command>;
  private beat = 0;

  constructor(
    game: Game,
    world: World,
    readonly log = new CommandLog(),
  ) {
    this.crowd = new BenchPeople(game.seatsMax, game.avatars);
    this.registry = new Map(createRegistry(game));
    this.stage = {
      room: 'room',
      house: this.house,
      world,
      settings: this.settings,
      entries: this.entries,
      steps: {
        step: (ticks) => (this.stepped += ticks),
        seek: (ticks, event) => this.sought.push({ ticks, event: event?.text ?? '' }),
      },
      people: this.crowd,
      leases: {
        of: (player) => this.leases.get(player),
        heldBy: (holder) => [...this.leases.values()].find(({ session }) => session === holder),
        lend: (lease) => void this.leases.set(lease.player, lease),
        giveBack: (player) => void this.leases.delete(player),
      },
      skies: {
        over: (session) => this.skies.get(session),
        bring: (session, sky) => void this.skies.set(session, sky),
        clear: (session) => void this.skies.delete(session),
      },
      log,
      registry: this.registry,
      alerts: this.alerts,
      recordFlight: (why) => this.flights.push(why),
    };
  }

  set people(people: Person[]) {
    this.crowd.list = people;
  }

  get kicked(): readonly Person[] {
    return this.crowd.kicked;
  }

  /** What was said to anybody. */
  get said(): readonly string[] {
    return this.crowd.said;
  }

  get lastEntry(): AuditEntry | undefined {
    return this.log.entries().at(-1);
  }

  edit(edits: readonly Edit[], who = 'Op', gesture = 0): Reply {
    return this.run('edit', { edits: encodeEdits(edits), gesture }, { who });
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

  hash(): number {
    return hashSnapshot(takeSnapshot(this.stage.world));
  }

  private request(name: string, args: Args, { who = 'Op', person = who, role = 'operator' }: Giver): Request {
    return { id: 1, name, args, actor: { session: 9, person, who, role, pass: '', at: this.at }, beat: this.beat };
  }
}
