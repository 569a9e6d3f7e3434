import { SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { placeRows } from '@tickdeck/shared/world/cells.js';
import type { Moment } from '@tickdeck/shared/world/history.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { Inbox } from './inbox.js';
import { Mail } from './mail.js';
import { createParts, type RoomDeps, type RoomParts } from './parts.js';
import { notePunctuality } from './people/punctuality.js';
import type { RoomConfig, ToRoom } from './port.js';
import { PULSE } from './thread/links.js';
import { TIMING } from './timing.js';

/** One running world and everybody in it: a plain synchronous object that does something only when it is told to beat. */
export class Room {
  readonly world: World;
  readonly parts: RoomParts;
  /** Beats made. */
  beatNumber = 0;
  private readonly inbox = new Inbox();
  private readonly mail: Mail;
  private emptyBeats = 0;

  constructor(private readonly deps: RoomDeps) {
    this.parts = createParts(deps, () => this.beatNumber);
    this.world = this.parts.world;
    this.mail = new Mail(deps, this.parts);
    setBotSkill(this.world, deps.config);
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
    const { world, settings, sessions, seats, bots, leases, skies, pace, publisher, witness } = this.parts;
    witness.begin(beat, nowMs);
    skies.pass(beat);
    leases.pass(beat);
    for (const message of this.inbox.take()) this.mail.deliver(message, beat);
    seats.pass(beat, settings.paused ? 0 : Math.min(1, settings.speed));
    bots.balance();
    witness.lap('inbox');
    this.simulate(nowMs);
    witness.lap('simulate');
    const moment = this.capture(beat);
    witness.lap('capture');
    witness.gauge.bytes = publisher.encode(moment, pace.timeAt(world.tick));
    witness.lap('encode');
    this.tell(beat);
    publisher.publish(beat);
    witness.lap('publish');
    this.emptyBeats = sessions.size + seats.takenCount === 0 ? this.emptyBeats + 1 : 0;
    this.finish(moment);
  }

  /** What is told beside frames; of how long beats take, it is all but this one. */
  private tell(beat: number): void {
    const { world, commands, board, telemetry, reporter, witness } = this.parts;
    commands.update();
    board.update(beat);
    telemetry.tell(beat, world.tick, reporter.counts.overruns);
    witness.tell(beat);
  }

  /** The world as it is now, and in which cells its rows are. */
  private capture(beat: number): Moment {
    const { world, history } = this.parts;
    const snapshot = takeSnapshot(world, history.passing(beat)?.snapshot);
    return history.push(beat, snapshot, placeRows(world.schema, snapshot, history.at(beat - 1)));
  }

  /** Notes beats that were due while the room could not beat and that it will not make any more. */
  missed(beats: number): void {
    this.parts.reporter.noteMissed(beats);
    this.parts.witness.missed(beats);
  }

  private simulate(nowMs: number): void {
    const { game, strictness } = this.deps;
    const { world, seats, steering, pace, automation, witness } = this.parts;
    automation.begin(this.beatNumber);
    for (let ticks = pace.next(); ticks > 0; ticks--) {
      witness.gauge.ticks++;
      steering.steer(seats.all, nowMs);
      advance(game, world, steering, strictness);
      if (automation.ticked() === 'go on') continue;
      pace.halt();
      break;
    }
    automation.end();
    this.notePunctuality();
  }

  /** Leaves for the gateway what this beat showed of everybody's inputs: with that pages find their lead. */
  private notePunctuality(): void {
    const { sessions, leases, seats } = this.parts;
    for (const { number, player, link, traffic } of sessions.all) {
      const queue = leases.queueOf(number) ?? seats.queueOf(player);
      const news = queue?.punctual.take();
      if (!news) continue;
      notePunctuality(this.deps.memory, link, news);
      traffic.gaps.add(news.gaps);
      if (news.slackMs !== SLACK_UNKNOWN_MS) traffic.slackMs = news.slackMs;
    }
  }

  private finish(moment: Moment): void {
    const { beat } = moment;
    const { world, reporter, figures, telemetry, witness } = this.parts;
    const { gauge } = witness;
    const { memory, emit } = this.deps;
    reporter.note(gauge.totalMs);
    figures.note(gauge.totalMs, gauge.bytes, reporter.counts.overruns);
    telemetry.note(gauge.totalMs, gauge.bytes);
    witness.end(moment);
    if (reporter.isDue(beat) || this.emptyBeats === TIMING.restAfterBeats) emit(reporter.make(beat, world.tick));
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
