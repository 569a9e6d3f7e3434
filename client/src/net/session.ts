import type { Game } from '@tickdeck/shared/game/game.js';
import { SHOWN_PARTS } from '@tickdeck/shared/wire/client-codec.js';
import type { Frame, StateReading } from '@tickdeck/shared/wire/frame.js';
import { FRACTIONS, NORMAL_SPEED } from '@tickdeck/shared/wire/frame-time.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { ClientMessage, Ping, Truth, Welcome } from '@tickdeck/shared/wire/messages.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { createView } from '@tickdeck/shared/world/view.js';
import { Arrivals } from './arrivals.js';
import type { FrameReport, Shown } from './frame.js';
import { Gathering } from './gathering.js';
import { type Eye, Gazing } from './gazing.js';
import { InputLog } from './inputs.js';
import { Pacer } from './pacer.js';
import { type Divergence, Receiver } from './receiver.js';
import { type Received, Replica } from './replica.js';
import { Latest, Recall, Showing } from './showing.js';
import type { Cancel, Timing } from './timing.js';

/** Those that send no inputs acknowledge a frame when the last acknowledgement was so long ago: some fifteen times a second. */
const ACK_EVERY_MS = 60;
/** And one after which so long none came. */
const SILENCE_MS = 80;
/** What was shown longer ago is not what a decision was made on. */
const SHOWN_VALID_MS = 250;

/** What a person, or a bot, wants now, as the game's input. */
export type Steer = (shown: Shown) => { readonly [field: string]: number };

export interface SessionOptions {
  readonly game: Game;
  readonly welcome: Welcome;
  readonly timing: Timing;
  readonly send: (message: ClientMessage) => void;
  readonly steer: () => Steer | undefined;
  /** Frames a second that are enough as long as nobody steers here. */
  readonly framesPerSecond: number;
  readonly reading: StateReading | undefined;
  readonly onFrame: (beat: number, report: FrameReport) => void;
  readonly onDiverged: (divergence: Divergence) => void;
}

/** One session from its welcome to its end: frames in; inputs, acks and pictures out. */
export class Session {
  readonly arrivals: Arrivals;
  readonly receiver: Receiver;
  readonly replica = new Replica();
  readonly showing: Showing;
  /** The round trip as the host measured it last; 0 before. */
  rttMs = 0;
  private readonly gathering: Gathering;
  private readonly newest: Latest;
  /** Made when somebody first looks back. */
  private recalled: Recall | undefined;
  private readonly gazing: Gazing;
  private readonly inputs: InputLog;
  private readonly pacer: Pacer;
  /** What the host was asked for. */
  private rest = 0;
  private ackedAtMs = 0;
  private cancelAck: Cancel = () => {};
  private shown: Shown | undefined;
  private shownAtMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: SessionOptions) {
    const { game, welcome, timing, send } = options;
    const schema = schemaOf(game.state);
    const lasting = welcome.views.map((key) => createView(schema, key));
    this.gathering = new Gathering(lasting);
    const { views } = this.gathering;
    this.arrivals = new Arrivals(welcome.tickRate);
    this.receiver = new Receiver(lasting, send, options.reading);
    this.inputs = new InputLog(schema.input);
    this.gazing = new Gazing(schema.grid, send);
    this.showing = new Showing(game, views, welcome.player, this.replica, this.arrivals, this.inputs);
    this.newest = new Latest(game, views, welcome.player, this.replica);
    this.pacer = new Pacer(timing, this.arrivals, () => this.makeInput());
    this.steered();
  }

  receive(bytes: Uint8Array): void {
    const nowMs = this.options.timing.now();
    const frame = this.receiver.receive(bytes, nowMs);
    if (!frame) return;
    const before = this.replica.newest;
    const received = this.received(frame);
    const { beat, tick, fraction, speed, ackSeq } = received;
    this.arrivals.arrive(nowMs, tick, fraction, speed);
    this.replica.push(received);
    this.acknowledge(beat, nowMs);
    this.options.onFrame(beat, {
      speed,
      bytes: bytes.length,
      kind: frame.kind,
      missedBeats: before ? beat - before.beat - 1 : 0,
      ageMs: this.rttMs / 2 + this.arrivals.latenessMs,
      inputToStateMs: this.answerTimes(before?.ackSeq ?? 0, ackSeq, nowMs),
    });
  }

  /** A ping came, with what the host has measured of this session. */
  pinged(ping: Ping): void {
    this.rttMs = ping.rttMs;
    this.pacer.told(ping);
  }

  /** The host says what it should have been where a hash differed. */
  told(truth: Truth): void {
    const divergence = this.receiver.compare(truth);
    if (divergence) this.options.onDiverged(divergence);
  }

  show(): Shown | undefined {
    this.pacer.run();
    const nowMs = this.options.timing.now();
    this.shown = this.showing.next(nowMs, this.pacer.phase);
    this.shownAtMs = nowMs;
    return this.shown;
  }

  latest(): Shown | undefined {
    return this.newest.read();
  }

  /** What a viewer who does not play looks at; players are shown what their avatar sees. */
  gaze(eye: Eye): void {
    if (this.options.welcome.player === 0) this.gazing.look(eye, this.options.timing.now());
  }

  recall(tick: number): Shown | undefined {
    const { game, welcome } = this.options;
    this.recalled ??= new Recall(game, this.gathering.views, welcome.player, this.replica);
    return this.recalled.read(tick);
  }

  /** Somebody has taken the controls or let go of them. Who does not play makes no inputs but for an avatar that was lent. */
  steered(): void {
    const { welcome, steer, framesPerSecond } = this.options;
    const steers = welcome.player > 0 || steer() !== undefined;
    if (steers) this.pacer.start();
    else this.pacer.stop();
    this.askForRest(steers ? 0 : Math.floor(welcome.beatRate / framesPerSecond) - 1);
  }

  end(): void {
    this.pacer.stop();
    this.cancelAck();
  }

  /** A frame in the units of this side: fractions of a tick, and 1 for normal speed. */
  private received(frame: Frame): Received {
    const { beatRate, tickRate } = this.options.welcome;
    const speed = (frame.speed / NORMAL_SPEED) * (beatRate / tickRate);
    return { ...frame, views: this.gathering.of(frame), fraction: frame.fraction / FRACTIONS, speed };
  }

  private askForRest(wanted: number): void {
    const beats = Math.min(Math.max(wanted, 0), LIMITS.restBeatsMax);
    if (beats === this.rest) return;
    this.rest = beats;
    this.options.send({ kind: 'rest', beats });
  }

  private acknowledge(beat: number, nowMs: number): void {
    this.cancelAck();
    this.cancelAck = () => {};
    // As soon as it is there, for the host measures by acknowledgements how even the way is.
    if (nowMs - this.ackedAtMs >= ACK_EVERY_MS) this.sayAck(beat);
    // The last frame before a silence is acknowledged too: the host may be waiting for just that.
    else this.cancelAck = this.options.timing.after(SILENCE_MS, () => this.sayAck(beat));
  }

  private sayAck(beat: number): void {
    this.ackedAtMs = this.options.timing.now();
    this.options.send({ kind: 'ack', beat });
  }

  /** How long each input that now has its effect took for it, ms, oldest first. */
  private answerTimes(before: number, now: number, nowMs: number): readonly number[] {
    const times: number[] = [];
    for (let seq = before + 1; seq <= now; seq++) {
      const madeAtMs = this.inputs.madeAt(seq);
      if (madeAtMs !== undefined) times.push(nowMs - madeAtMs);
    }
    return times;
  }

  private makeInput(): void {
    const { timing, send, steer } = this.options;
    const wanted = steer();
    const { newest } = this.replica;
    if (!wanted || !newest) return;
    const nowMs = timing.now();
    const shown = nowMs - this.shownAtMs < SHOWN_VALID_MS ? this.shown : undefined;
    const seen = shown ?? this.latest();
    if (!seen) return;
    const shownParts = Math.max(0, Math.round(seen.tick * SHOWN_PARTS));
    const values = this.inputs.push(wanted(seen), nowMs, shownParts / SHOWN_PARTS);
    this.ackedAtMs = nowMs;
    send({
      kind: 'input',
      seq: this.inputs.newest,
      ack: newest.beat,
      shown: shownParts,
      values,
    });
  }
}
