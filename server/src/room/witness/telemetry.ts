import type { Settings } from '@tickdeck/shared/commands/stage.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { SHOWN_PARTS } from '@tickdeck/shared/wire/client-codec.js';
import type { SessionReport, Telemetry } from '@tickdeck/shared/wire/messages.js';
import type { Board } from '../board.js';
import { handsOf, pilotOf, type Seat } from '../people/seat.js';
import type { Seats } from '../people/seats.js';
import type { Session } from '../people/session.js';
import type { Sessions } from '../people/sessions.js';
import type { FromRoom, RoomMemory } from '../port.js';
import { readLink, readQuality } from '../thread/links.js';
import { BEAT_MS, BEAT_RATE, TIMING } from '../timing.js';
import { Tally } from './tally.js';

export interface TelemetryDeps {
  readonly sessions: Sessions;
  readonly board: Board;
  readonly seats: Seats;
  readonly settings: Readonly<Settings>;
  readonly memory: RoomMemory;
  readonly game: Game;
  emit(message: FromRoom): void;
}

/** What is told of the room itself, four times a second. */
export class TelemetryDesk {
  private readonly beatMs = new Tally(BEAT_RATE);
  private readonly bytes = new Tally(BEAT_RATE);

  constructor(private readonly deps: TelemetryDeps) {}

  /** Notes a beat that is over: what its work took and what it published. */
  note(beatMs: number, bytes: number): void {
    this.beatMs.add(beatMs);
    this.bytes.add(bytes);
  }

  /** Tells those that watch when it is time. */
  tell(beat: number, tick: number, overruns: number): void {
    if (beat % TIMING.telemetryEveryBeats !== 0) return;
    const [beatMs, bytes] = [this.beatMs.flush(), this.bytes.flush()];
    const { sessions, board, settings, emit } = this.deps;
    const readers = board.readers('telemetry');
    // Nobody asks for a report that nobody reads.
    const reports = readers.length === 0 ? [] : [...sessions.all].map((session) => this.report(session, beat, tick));
    for (const { traffic } of sessions.all) {
      traffic.bytesLately = 0;
      traffic.inputs.turn();
      traffic.gaps.turn();
    }
    if (readers.length === 0) return;
    const { paused, speed } = settings;
    const message: Telemetry = {
      kind: 'telemetry',
      beat,
      tick,
      paused,
      speed,
      beatMs,
      bytes,
      overruns,
      sessions: reports,
    };
    emit({ kind: 'tell', sessions: readers, message });
  }

  private report(session: Session, beat: number, tick: number): SessionReport {
    const { number, player, role, name, traffic, flow } = session;
    const { ackedBeat, rttMs } = readLink(this.deps.memory, session.link);
    const seat = this.deps.seats.find(player);
    const frameAgeMs = Math.max(0, Math.round(flow.ageBeats(ackedBeat, beat) * BEAT_MS));
    return {
      session: number,
      player,
      role,
      name,
      pilot: seat ? pilotOf(seat) : 'none',
      rttMs,
      bytesPerSecond: Math.round((traffic.bytesLately * BEAT_RATE) / TIMING.telemetryEveryBeats),
      skips: traffic.skips,
      keyframes: traffic.keyframes,
      frameAgeMs,
      lateMs: this.lateMs(seat, tick) ?? Math.max(0, frameAgeMs - rttMs / 2),
      stride: flow.stride,
      rest: flow.rest,
      inputRate: (traffic.inputs.sum * BEAT_RATE) / (TIMING.recentSpans * TIMING.telemetryEveryBeats),
      gaps: traffic.gaps.sum,
      slackMs: traffic.slackMs,
      ...readQuality(this.deps.memory, session.link),
    };
  }

  /** What the page of who steers says that it shows, as long as somebody of flesh and blood does. */
  private lateMs(seat: Seat | undefined, tick: number): number | undefined {
    const hands = seat && !seat.lease ? handsOf(seat) : undefined;
    if (!seat || hands?.pilot !== 'human' || hands.silentBeats > TIMING.silenceNeutralBeats) return undefined;
    return Math.max(0, ((tick - seat.saw / SHOWN_PARTS) * 1000) / this.deps.game.tickRate);
  }
}
