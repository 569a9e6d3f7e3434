import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type BeatFigures, PHASES } from '@tickdeck/shared/wire/messages.js';
import type { Board } from '../board.js';
import type { FromRoom } from '../port.js';
import { TIMING } from '../timing.js';
import type { Measured } from './gauge.js';

/** Numbers kept of a beat: its phases, then the others. */
const WIDTH = PHASES.length + 4;
const BEATS_MAX = LIMITS.telemetryBeatsMax;

/** What the newest beats took, in a ring. */
export class BeatDesk {
  private readonly ring = new Float64Array(BEATS_MAX * WIDTH);
  /** How many the ring holds, and how many of them the readers do not know. */
  private noted = 0;
  private untold = 0;
  private newest = { beat: 0, tick: 0 };

  constructor(
    private readonly board: Board,
    private readonly emit: (message: FromRoom) => void,
  ) {}

  /** Notes a beat that is over, and the tick it came to; every beat must be noted. */
  note(beat: number, tick: number, { phasesUs, gapUs, ticks, messages, bytes }: Measured): void {
    const at = (beat % BEATS_MAX) * WIDTH;
    this.ring.set(phasesUs, at);
    this.ring[at + PHASES.length] = gapUs;
    this.ring[at + PHASES.length + 1] = ticks;
    this.ring[at + PHASES.length + 2] = messages;
    this.ring[at + PHASES.length + 3] = bytes;
    this.noted = Math.min(this.noted + 1, BEATS_MAX);
    this.untold = Math.min(this.untold + 1, BEATS_MAX);
    this.newest = { beat, tick };
  }

  /** When it is time: to those who have just begun to watch all that is remembered, to the others what is new. */
  tell(beat: number): void {
    if (beat % TIMING.telemetryEveryBeats !== 0) return;
    const newcomers = this.board.takeNewcomers('beats');
    const readers = this.board.readers('beats').filter((number) => !newcomers.includes(number));
    if (newcomers.length > 0) this.send(newcomers, this.noted);
    if (readers.length > 0) this.send(readers, this.untold);
    this.untold = 0;
  }

  private send(sessions: readonly number[], count: number): void {
    const { beat, tick } = this.newest;
    const beats = Array.from({ length: count }, (_, i) => this.figures(beat - count + 1 + i));
    this.emit({ kind: 'tell', sessions, message: { kind: 'beats', beat, tick, beats } });
  }

  private figures(beat: number): BeatFigures {
    const at = (beat % BEATS_MAX) * WIDTH;
    const whole = (place: number) => Math.round(this.ring[at + place] as number);
    return {
      phasesUs: PHASES.map((_, index) => whole(index)),
      gapUs: whole(PHASES.length),
      ticks: whole(PHASES.length + 1),
      messages: whole(PHASES.length + 2),
      bytes: whole(PHASES.length + 3),
    };
  }
}
