import type { CommandLog } from '@tickdeck/shared/commands/log.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { NO_REF } from '@tickdeck/shared/topics/alerts.js';
import type { FlightReason } from '@tickdeck/shared/topics/flights.js';
import type { CloseReason } from '@tickdeck/shared/wire/errors.js';
import type { Phase } from '@tickdeck/shared/wire/messages.js';
import type { Moment } from '@tickdeck/shared/world/history.js';
import type { World } from '@tickdeck/shared/world/world.js';
import type { Board } from '../board.js';
import type { Session } from '../people/session.js';
import type { Sessions } from '../people/sessions.js';
import type { ArrivedInput, FromRoom, RoomConfig, RoomMemory, ToRoom } from '../port.js';
import { TIMING } from '../timing.js';
import { Alerts, type When } from './alerts.js';
import { BeatDesk } from './beats.js';
import { Gauge } from './gauge.js';
import { Lookout, type MemoryBytes } from './lookout.js';
import { Recorder } from './recorder.js';
import { SlowBeats } from './slow.js';

export interface WitnessDeps {
  readonly config: RoomConfig;
  readonly game: Game;
  readonly build: string;
  readonly memory: RoomMemory;
  readonly world: World;
  readonly board: Board;
  readonly sessions: Sessions;
  readonly log: CommandLog;
  emit(message: FromRoom): void;
  clock(): number;
  wallMs(): number;
  memoryBytes(): MemoryBytes;
}

/** What can be said of a room when somebody asks why: what its beats took, what was wrong, and its last seconds. It changes nothing. */
export class Witness {
  readonly alerts: Alerts;
  readonly gauge: Gauge;
  private readonly beats: BeatDesk;
  private readonly slow = new SlowBeats();
  private readonly recorder: Recorder;
  private readonly lookout: Lookout;
  private beat = 0;
  private nowMs = 0;

  constructor(private readonly deps: WitnessDeps) {
    const { board, emit, wallMs } = deps;
    this.alerts = new Alerts({ wallMs, now: () => this.now() });
    this.gauge = new Gauge(deps.clock);
    this.beats = new BeatDesk(board, emit);
    this.recorder = new Recorder(deps);
    this.lookout = new Lookout(this.alerts, (text) => this.recordFlight('overrun', text));
    board.source('slow', this.slow.read);
    board.source('alerts', this.alerts.read);
  }

  /** A beat begins, or began at `nowMs`. */
  begin(beat: number, nowMs: number): void {
    this.beat = beat;
    this.nowMs = nowMs;
    this.gauge.start(nowMs);
    this.recorder.begin(beat);
  }

  /** The room is about to do what a message of the inbox says. */
  hear(message: ToRoom): void {
    this.gauge.messages++;
    this.recorder.hear(message);
  }

  input(input: ArrivedInput): void {
    this.recorder.input(input, this.nowMs);
  }

  /** A phase is over. */
  lap(phase: Phase): void {
    if (phase === 'inbox') this.recorder.close();
    this.gauge.lap(phase);
  }

  /** Beats that were due will never be made. */
  missed(count: number): void {
    if (count > 0) this.lookout.noteMissed(this.now(), count);
  }

  /** A page disagrees with the room. */
  disputed({ number, name }: Session, where: string): void {
    const text = `${name}’s page disagreed with the room (${where}) and got a keyframe.`;
    this.alerts.raise('mismatch', text, { kind: 'session', table: '', id: number });
    this.recordFlight('mismatch', text);
  }

  /** A session was there and is not any more. */
  lost({ number, name }: Session, why: CloseReason | 'left'): void {
    if (SENT_AWAY.has(why)) {
      const text = `${name} was sent away: ${why}.`;
      this.alerts.raise('sentAway', text, { kind: 'session', table: '', id: number });
    } else if (LOST.has(why)) this.lookout.noteLost(this.beat, this.deps.sessions.size);
  }

  /** Asks the host to keep the last seconds. */
  recordFlight(why: FlightReason, text: string): void {
    this.deps.emit({ kind: 'flight', why, text, beat: this.beat, tick: this.deps.world.tick });
  }

  /** Tells those that watch of the beats before this one. */
  tell(beat: number): void {
    this.beats.tell(beat);
    if (beat % TIMING.reportEveryBeats !== 0) return;
    this.lookout.noteMemory(this.deps.memoryBytes());
    this.alerts.tend();
    const value = this.alerts.takeChanged();
    if (value) this.deps.emit({ kind: 'alerts', value });
  }

  /** The beat is over. */
  end(moment: Moment): void {
    const { gauge } = this;
    const { log, world, sessions } = this.deps;
    const { beat } = moment;
    const entries = log.ofBeat(beat);
    for (const entry of entries) this.recorder.line({ kind: 'audit', ...entry });
    this.beats.note(beat, world.tick, gauge);
    this.slow.note(beat, gauge, () => ({
      tick: world.tick,
      rows: world.tableList.reduce((sum, { count }) => sum + count, 0),
      sessions: sessions.size,
      entries,
    }));
    this.recorder.note(moment, gauge);
    this.recorder.keep(moment);
    this.lookout.note(this.now(), gauge.totalMs);
  }

  /** What the host, or an earlier life of the room, has to say. */
  take(message: Extract<ToRoom, { kind: 'alarm' | 'alerts' }>): void {
    if (message.kind === 'alerts') this.alerts.inherit(message.value);
    else this.alerts.raise(message.alert, message.text, NO_REF);
  }

  private now(): When {
    return { beat: this.beat, tick: this.deps.world.tick };
  }
}

/** Ends that the host decided on because of what the session did. */
const SENT_AWAY: ReadonlySet<CloseReason | 'left'> = new Set(['protocol', 'flood', 'diverged'] as const);
const LOST: ReadonlySet<CloseReason | 'left'> = new Set(['left', 'noPong'] as const);
