import { Entries } from '@tickdeck/shared/automation/entries.js';
import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import type { Settings } from '@tickdeck/shared/commands/stage.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { placeRows } from '@tickdeck/shared/world/cells.js';
import { History, type Moment } from '@tickdeck/shared/world/history.js';
import type { Strictness } from '@tickdeck/shared/world/snap.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createWorld, type World } from '@tickdeck/shared/world/world.js';
import { Arrivals } from './arrivals.js';
import { Automation } from './automation/automation.js';
import { Figures } from './automation/figures.js';
import { PaceNote } from './automation/pace-note.js';
import { Seeker, Stepping } from './automation/seeker.js';
import { Board } from './board.js';
import { Bots } from './bots.js';
import { CommandDesk } from './command-desk.js';
import { Crew } from './crew.js';
import { Devices } from './devices.js';
import { Disputes } from './disputes.js';
import { HouseCopy } from './house-copy.js';
import { Inbox } from './inbox.js';
import { Leases } from './leases.js';
import { PULSE } from './links.js';
import type { MemoryBytes } from './lookout.js';
import { Pace } from './pace.js';
import { RoomPeople } from './people.js';
import type { ArrivedInput, FromRoom, RoomConfig, RoomMemory, ToRoom } from './port.js';
import { Publisher } from './publisher.js';
import { notePunctuality } from './punctuality.js';
import { Reporter } from './report.js';
import { RollCall } from './roll.js';
import { Scopes } from './scopes.js';
import { Seats } from './seats.js';
import { Sessions } from './sessions.js';
import { Sights } from './sights.js';
import { Skies } from './skies.js';
import { Steering } from './steering.js';
import { TelemetryDesk } from './telemetry.js';
import { BEAT_RATE, TIMING } from './timing.js';
import { isBeingMended } from './truth.js';
import { Views } from './views.js';
import { welcomeTo } from './welcome.js';
import { Witness } from './witness.js';

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

/** One running world and everybody in it: a plain synchronous object that does something only when it is told to beat. */
export class Room {
  readonly world: World;
  readonly settings: Settings;
  readonly seats: Seats;
  readonly sessions = new Sessions();
  readonly entries = new Entries();
  private readonly board: Board;
  private readonly house = new HouseCopy();
  /** Beats made. */
  beatNumber = 0;
  readonly history = new History(LIMITS.historyBeats);
  private readonly inbox = new Inbox();
  private readonly pace: Pace;
  private readonly steering: Steering;
  private readonly bots: Bots;
  private readonly arrivals: Arrivals;
  private readonly commands: CommandDesk;
  private readonly figures: Figures;
  private readonly automation: Automation;
  private readonly leases: Leases;
  private readonly skies: Skies;
  readonly publisher: Publisher;
  private readonly telemetry: TelemetryDesk;
  private readonly witness: Witness;
  private readonly crew = new Crew(this.sessions);
  private readonly reporter: Reporter;
  private readonly disputes: Disputes;
  private emptyBeats = 0;

  constructor(private readonly deps: RoomDeps) {
    const { config, game } = deps;
    const { sessions } = this;
    const { seatsMax, avatars } = game;
    const world = createWorld(game, config.seed);
    const settings = { paused: false, speed: 1, bots: Math.min(config.bots, seatsMax) };
    const seats = new Seats(game, world);
    const devices = new Devices();
    const views = new Views(world.schema);
    this.board = new Board(sessions, deps.emit);
    const shared = { ...deps, board: this.board, sessions, seats, settings, seatsMax };
    this.world = world;
    this.settings = settings;
    this.seats = seats;
    this.pace = new Pace(settings, game.tickRate / BEAT_RATE);
    this.steering = new Steering(game, world);
    this.bots = new Bots(seats, devices, settings, seatsMax);
    this.arrivals = new Arrivals({ ...shared, bots: this.bots, devices, views });
    const arriving = { ...shared, avatars, world, devices, arrivals: this.arrivals };
    const people = new RoomPeople({ ...arriving, beat: () => this.beatNumber });
    this.leases = new Leases(shared);
    this.skies = new Skies(sessions, deps.emit);
    const { leases, skies, house } = this;
    this.board.source('leases', leases.read);
    this.board.source('weather', skies.read);
    this.board.source('people', new RollCall(sessions, seats, devices).read);
    this.board.source('marks', house.readMarks);
    this.board.source('links', house.readLinks);
    const registry = createRegistry(game);
    const seeker = new Seeker();
    const steps = new Stepping(this.pace, seeker);
    const log = new CommandLog();
    this.witness = new Witness({ ...shared, world, log });
    const { alerts } = this.witness;
    const recordFlight = (why: string) => this.witness.recordFlight('asked', why);
    const kept = { entries: this.entries, house, log, alerts, recordFlight };
    const stage = { ...kept, room: config.id, world, settings, steps, people, leases, skies, registry };
    const paceNote = new PaceNote(settings);
    this.board.source('pace', paceNote.read);
    this.commands = new CommandDesk({ ...shared, stage, house, paceNote });
    this.figures = new Figures(shared, world);
    this.automation = new Automation({ ...shared, stage, commands: this.commands, figures: this.figures, seeker });
    this.telemetry = new TelemetryDesk(shared);
    const sights = new Sights(world, seats, sessions);
    this.board.source('sights', sights.read);
    this.board.source('inputs', sights.readInputs);
    this.board.source('crew', this.crew.read);
    this.reporter = new Reporter(shared);
    const { history } = this;
    const scopes = new Scopes(game, world.schema);
    this.publisher = new Publisher({ ...shared, views, scopes, history, counts: this.reporter.counts });
    this.disputes = new Disputes({ ...shared, views, history });
    setBotSkill(world, config);
  }

  /** Whether nobody has been here for a while: the room needs no beats until something is posted. */
  get isResting(): boolean {
    return this.emptyBeats >= TIMING.restAfterBeats;
  }

  get hasMail(): boolean {
    return this.inbox.size > 0;
  }

  /** Puts a message into the inbox of the next beat. */
  post(message: ToRoom): void {
    this.inbox.put(message);
  }

  /**
   * Makes one beat: inbox → commands → ticks → capture → frames.
   * @param nowMs - the clock when the beat begins, so that its duration and the punctuality of inputs are known.
   */
  beat(nowMs: number): void {
    const beat = ++this.beatNumber;
    const { witness } = this;
    witness.begin(beat, nowMs);
    this.skies.pass(beat);
    this.leases.pass(beat);
    for (const message of this.inbox.take()) this.handle(message, beat);
    this.seats.pass(beat, this.settings.paused ? 0 : Math.min(1, this.settings.speed));
    this.bots.balance();
    witness.lap('inbox');
    this.simulate(nowMs);
    witness.lap('simulate');
    const moment = this.capture(beat);
    witness.lap('capture');
    witness.gauge.bytes = this.publisher.encode(moment, this.pace.timeAt(this.world.tick));
    witness.lap('encode');
    this.tell(beat);
    this.publisher.publish(beat);
    witness.lap('publish');
    this.emptyBeats = this.sessions.size + this.seats.takenCount === 0 ? this.emptyBeats + 1 : 0;
    this.finish(moment);
  }

  /** What is told beside frames; of how long beats take, it is all but this one. */
  private tell(beat: number): void {
    const { tick } = this.world;
    this.commands.update();
    this.board.update(beat);
    this.telemetry.tell(beat, tick, this.reporter.counts.overruns);
    this.witness.tell(beat);
  }

  /** The world as it is now, and in which cells its rows are. */
  private capture(beat: number): Moment {
    const snapshot = takeSnapshot(this.world, this.history.passing(beat)?.snapshot);
    return this.history.push(beat, snapshot, placeRows(this.world.schema, snapshot, this.history.at(beat - 1)));
  }

  /** Notes beats that were due while the room could not beat and that it will not make any more. */
  missed(beats: number): void {
    this.reporter.noteMissed(beats);
    this.witness.missed(beats);
  }

  private simulate(nowMs: number): void {
    const { game, strictness } = this.deps;
    this.automation.begin(this.beatNumber);
    for (let ticks = this.pace.next(); ticks > 0; ticks--) {
      this.witness.gauge.ticks++;
      this.steering.steer(this.seats.all, nowMs);
      advance(game, this.world, this.steering, strictness);
      if (this.automation.ticked() === 'go on') continue;
      this.pace.halt();
      break;
    }
    this.automation.end();
    this.notePunctuality();
  }

  /** Leaves for the gateway what this beat showed of everybody's inputs: with that pages find their lead. */
  private notePunctuality(): void {
    for (const { number, player, link, traffic } of this.sessions.all) {
      const queue = this.leases.queueOf(number) ?? this.seats.queueOf(player);
      const news = queue?.punctual.take();
      if (!news) continue;
      notePunctuality(this.deps.memory, link, news);
      traffic.gaps.add(news.gaps);
      if (news.slackMs !== SLACK_UNKNOWN_MS) traffic.slackMs = news.slackMs;
    }
  }

  private handle(message: ToRoom, beat: number): void {
    this.witness.hear(message);
    switch (message.kind) {
      case 'attach':
        this.attach(message, beat);
        break;
      case 'detach':
        this.depart(message, beat);
        break;
      case 'input':
        this.steer(message);
        break;
      case 'command':
        this.commands.run(message, beat);
        break;
      case 'resync':
        this.resync(message, beat);
        break;
      case 'desync':
        this.settle(message);
        break;
      case 'watch':
        this.board.watch(message.session, message.topics);
        break;
      case 'fact':
        this.board.post(message.topic, message.value);
        break;
      case 'gaze':
        this.sessions.turn(message);
        break;
      case 'alarm':
      case 'alerts':
        this.witness.take(message);
        break;
      case 'house':
        this.house.learn(message);
        break;
      case 'point':
        this.crew.point(message);
        break;
      case 'stop':
        for (const session of [...this.sessions.all]) this.arrivals.dismiss(session, 'roomClosed');
        break;
    }
  }

  private depart({ session: number, why }: Extract<ToRoom, { kind: 'detach' }>, beat: number): void {
    const session = this.sessions.find(number);
    this.arrivals.depart(number, beat);
    if (session) this.witness.lost(session, why);
  }

  private steer(input: ArrivedInput): void {
    this.witness.input(input);
    const session = this.sessions.find(input.session);
    session?.traffic.inputs.add(1);
    const seat = this.leases.seatOf(input.session) ?? this.seats.find(session?.player ?? 0);
    if (seat) this.seats.put(seat, input);
  }

  private attach(attach: Extract<ToRoom, { kind: 'attach' }>, beat: number): void {
    const { config, game, build, emit } = this.deps;
    const session = this.arrivals.arrive(attach, beat);
    if (!session) return;
    emit({ kind: 'tell', sessions: [session.number], message: welcomeTo(session, config, game, build) });
  }

  private resync({ session: number, kind: _, ...complaint }: Extract<ToRoom, { kind: 'resync' }>, beat: number): void {
    const session = this.sessions.find(number);
    if (!session || isBeingMended(session, complaint, beat)) return;
    const data = { session: number, ...complaint };
    this.deps.emit({ kind: 'log', level: 'warn', text: 'A page disagrees with the room; it gets a keyframe.', data });
    this.reporter.counts.mismatches++;
    this.witness.disputed(session, `beat ${complaint.beat}, ${complaint.reason}`);
    if (complaint.reason === 'mismatch') this.disputes.raise(session, complaint, beat);
    session.flow.reset();
    if (session.truth.complain(beat) === 'bearable') return;
    this.arrivals.depart(number, beat);
    this.witness.lost(session, 'diverged');
    this.deps.emit({ kind: 'close', session: number, reason: 'diverged' });
  }

  private settle(desync: Extract<ToRoom, { kind: 'desync' }>): void {
    const session = this.sessions.find(desync.session);
    if (session) this.disputes.settle(session, desync);
  }

  private finish(moment: Moment): void {
    const { beat } = moment;
    const { gauge } = this.witness;
    const { memory, emit } = this.deps;
    this.reporter.note(gauge.totalMs);
    this.figures.note(gauge.totalMs, gauge.bytes, this.reporter.counts.overruns);
    this.telemetry.note(gauge.totalMs, gauge.bytes);
    this.witness.end(moment);
    if (this.reporter.isDue(beat) || this.emptyBeats === TIMING.restAfterBeats)
      emit(this.reporter.make(beat, this.world.tick));
    Atomics.store(memory.pulse, PULSE.beat, beat);
  }
}

const SKILLS = ['easy', 'normal', 'hard'] as const;

/** How strong bots are is the game's affair: those that can choose have a rule of this name. */
function setBotSkill(world: World, { botSkill }: RoomConfig): void {
  if (!Object.hasOwn(world.state.rules, 'botSkill')) return;
  world.update((draft) => {
    (draft.rules as { botSkill: number }).botSkill = SKILLS.indexOf(botSkill);
  });
}
