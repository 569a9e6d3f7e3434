import { Entries } from '@tickdeck/shared/automation/entries.js';
import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import type { Settings } from '@tickdeck/shared/commands/stage.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { History } from '@tickdeck/shared/world/history.js';
import type { Strictness } from '@tickdeck/shared/world/snap.js';
import { createWorld } from '@tickdeck/shared/world/world.js';
import { Automation } from './automation/automation.js';
import { Figures } from './automation/figures.js';
import { PaceNote } from './automation/pace-note.js';
import { Seeker, Stepping } from './automation/seeker.js';
import { Board } from './board.js';
import { CommandDesk } from './command-desk.js';
import { Disputes } from './frames/disputes.js';
import { Publisher } from './frames/publisher.js';
import { Scopes } from './frames/scopes.js';
import { Views } from './frames/views.js';
import { HouseCopy } from './house-copy.js';
import { Pace } from './pace.js';
import { Arrivals } from './people/arrivals.js';
import { Bots } from './people/bots.js';
import { Crew } from './people/crew.js';
import { Devices } from './people/devices.js';
import { Leases } from './people/leases.js';
import { RoomPeople } from './people/people.js';
import { RollCall } from './people/roll.js';
import { Seats } from './people/seats.js';
import { Sessions } from './people/sessions.js';
import { Sights } from './people/sights.js';
import { Skies } from './people/skies.js';
import { Steering } from './people/steering.js';
import type { FromRoom, RoomConfig, RoomMemory } from './port.js';
import { BEAT_RATE, TIMING } from './timing.js';
import type { MemoryBytes } from './witness/lookout.js';
import { Reporter } from './witness/report.js';
import { TelemetryDesk } from './witness/telemetry.js';
import { Witness } from './witness/witness.js';

/** What a room is given; it asks for nothing else. */
export interface RoomDeps {
  readonly config: RoomConfig;
  readonly game: Game;
  readonly memory: RoomMemory;
  /** Differs after every build; clients are told. */
  readonly build: string;
  readonly strictness: Strictness;
  emit(message: FromRoom): void;
  /** Monotonic, in ms; measured with, never simulated by. */
  clock(): number;
  /** Wall time, ms since 1970; for people, and never simulated by. */
  wallMs(): number;
  /** What the room's thread holds. */
  memoryBytes(): MemoryBytes;
}

export type RoomParts = ReturnType<typeof createParts>;

/**
 * Everything a room is made of, each part knowing those it needs.
 * @param beat - the beat that is being made
 */
export function createParts(deps: RoomDeps, beat: () => number) {
  const { config, game, emit } = deps;
  const { seatsMax, avatars } = game;
  const world = createWorld(game, config.seed);
  const settings: Settings = { paused: false, speed: 1, bots: Math.min(config.bots, seatsMax) };
  const history = new History(LIMITS.historyBeats, TIMING.seenBeats);

  const sessions = new Sessions();
  const seats = new Seats(game, world);
  const board = new Board(sessions, emit);
  const shared = { ...deps, board, sessions, seats, settings, seatsMax };

  const devices = new Devices();
  const views = new Views(world.schema);
  const steering = new Steering(game, world);
  const bots = new Bots(seats, devices, settings, seatsMax);
  const arrivals = new Arrivals({ ...shared, bots, devices, views });
  const people = new RoomPeople({ ...shared, avatars, world, devices, arrivals, beat });
  const leases = new Leases(shared);
  const skies = new Skies(sessions, emit);
  const sights = new Sights(world, seats, sessions);
  const crew = new Crew(sessions);

  const log = new CommandLog();
  const witness = new Witness({ ...shared, world, log });
  const telemetry = new TelemetryDesk(shared);
  const reporter = new Reporter(shared);

  const pace = new Pace(settings, game.tickRate / BEAT_RATE);
  const paceNote = new PaceNote(settings);
  const seeker = new Seeker();
  const house = new HouseCopy();
  const entries = new Entries();
  const stage = {
    room: config.id,
    world,
    settings,
    registry: createRegistry(game),
    steps: new Stepping(pace, seeker),
    people,
    leases,
    skies,
    entries,
    house,
    log,
    alerts: witness.alerts,
    recordFlight: (why: string) => witness.recordFlight('asked', why),
  };
  const commands = new CommandDesk({ ...shared, stage, house, paceNote });
  const figures = new Figures(shared, world);
  const automation = new Automation({ ...shared, stage, commands, house, figures, seeker });

  const scopes = new Scopes(game, world.schema);
  const publisher = new Publisher({ ...shared, views, scopes, history, counts: reporter.counts });
  const disputes = new Disputes({ ...shared, views, history });

  board.source('leases', leases.read);
  board.source('weather', skies.read);
  board.source('people', new RollCall(sessions, seats, devices).read);
  board.source('marks', house.readMarks);
  board.source('links', house.readLinks);
  board.source('pace', paceNote.read);
  board.source('sights', sights.read);
  board.source('inputs', sights.readInputs);
  board.source('crew', crew.read);

  return {
    ...{ world, settings, history, sessions, seats, board },
    ...{ steering, bots, arrivals, leases, skies, crew },
    ...{ witness, telemetry, reporter },
    ...{ pace, house, entries, commands, figures, automation },
    ...{ publisher, disputes },
  };
}
