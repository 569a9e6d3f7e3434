import type { Link } from '../thread/links.js';
import { BEAT_MS, BEAT_RATE } from '../timing.js';

/** From the healthy to the slowest: beats from one frame to the next, and how many may be on their way. */
const STEPS = [
  { stride: 1, flyingMax: Infinity },
  { stride: 2, flyingMax: Infinity },
  { stride: 3, flyingMax: Infinity },
  { stride: 6, flyingMax: Infinity },
  // Too little even for that: each frame leaves when the one before is there, so that it is as new as it can be.
  { stride: 6, flyingMax: 1 },
] as const;
/** Beats in which a page that gets frames acknowledges one; those who send no input do so ten times a second. */
const ACK_BEATS = 6;
/** How long frames must be late until they get fewer: one hiccup, of the link or of this machine, is not worth it. */
const LATE_BEATS = 12;
/** How long all must be well until they get more, at first and at most: each try that fails doubles it. */
const CALM_BEATS_MIN = 2 * BEAT_RATE;
const CALM_BEATS_MAX = 32 * BEAT_RATE;
/** After so long without a frame one is sent in any case: the acknowledgement that is waited for may never have been said. */
const SILENT_BEATS = BEAT_RATE;
/** Over so many acknowledgements the jitter is smoothed. */
const JITTER_ACKS = 16;
/** What varies by more is a queue. */
const JITTER_BEATS_MAX = 6;
/** The round trip is the least of the last one to two of such spans: a ping that waited behind frames took longer. */
const ROUND_TRIP_BEATS = 5 * BEAT_RATE;

/**
 * How often one session gets a frame: as often as its link carries without a queue. What a frame takes beyond the round trip is
 * the queue that was sent before it, so the choice is made from acknowledged beats, the round trip, and how much both vary.
 */
export class Ration {
  /** Beats without a frame after each one that the page asked for. */
  rest = 0;
  private step = 0;
  private ackedBeat = 0;
  /** Beats of frames that are not acknowledged yet. */
  private readonly flying: number[] = [];
  private late = 0;
  private jitter = 0;
  /** Since when frames have been late, or 0. */
  private lateBeat = 0;
  private changedBeat = 0;
  private calmBeats = CALM_BEATS_MIN;
  private holds = false;
  private readonly roundTrip = new Least(ROUND_TRIP_BEATS);

  get stride(): number {
    return Math.max(this.rest + 1, this.plan.stride);
  }

  private get plan() {
    return STEPS[this.step] as (typeof STEPS)[number];
  }

  /** Notes that a frame went out. */
  sent(beat: number): void {
    this.flying.push(beat);
  }

  /** Judges the link at this beat; tells whether one more frame would only wait behind others. */
  judge({ ackedBeat, rttMs }: Link, beat: number): 'send' | 'hold' {
    const news = ackedBeat > this.ackedBeat;
    this.ackedBeat = ackedBeat;
    while ((this.flying[0] ?? beat) <= ackedBeat) this.flying.shift();
    // Before the first pong nobody knows what is late.
    if (rttMs === 0) return 'send';
    const tripBeats = Math.ceil(this.roundTrip.add(rttMs, beat) / BEAT_MS) + 1;
    if (news) this.hear(beat - ackedBeat - tripBeats);
    const isSilent = beat - (this.flying.at(-1) ?? beat) >= SILENT_BEATS;
    if (this.flying.length === 0 || isSilent) this.holds = false;
    if (this.holds) return 'hold';
    const allowed = 2 * this.stride + Math.min(this.jitter, JITTER_BEATS_MAX);
    const waited = beat - (this.flying[0] ?? beat) - tripBeats;
    const isOverdue = waited > allowed + Math.max(0, ACK_BEATS - this.stride);
    if (news && this.late <= allowed) this.lateBeat = 0;
    else if (this.lateBeat === 0 && (isOverdue || (news && this.late > allowed))) this.lateBeat = beat;
    if (this.lateBeat > 0 && beat - this.lateBeat >= LATE_BEATS) this.slowDown(beat);
    else if (this.step > 0 && this.lateBeat === 0 && beat - this.changedBeat >= this.calmBeats) this.speedUp(beat);
    const isFull = isOverdue || this.flying.length >= this.plan.flyingMax;
    return this.holds || (isFull && !isSilent) ? 'hold' : 'send';
  }

  /** An acknowledgement came, so much later than the round trip. */
  private hear(lateBeats: number): void {
    this.jitter += (Math.abs(lateBeats - this.late) - this.jitter) / JITTER_ACKS;
    this.late = lateBeats;
  }

  /** Fewer frames, and none at all until the queue is gone. */
  private slowDown(beat: number): void {
    const wasTry = this.changedBeat > 0 && beat - this.changedBeat < CALM_BEATS_MIN;
    this.calmBeats = wasTry ? Math.min(2 * this.calmBeats, CALM_BEATS_MAX) : CALM_BEATS_MIN;
    this.step = Math.min(this.step + 1, STEPS.length - 1);
    this.changedBeat = beat;
    this.lateBeat = 0;
    this.holds = true;
  }

  private speedUp(beat: number): void {
    this.step--;
    this.changedBeat = beat;
  }
}

/** The least of what was added in the present span and the one before. */
class Least {
  private now = Number.POSITIVE_INFINITY;
  private before = Number.POSITIVE_INFINITY;
  private span = -1;

  constructor(private readonly spanBeats: number) {}

  add(value: number, beat: number): number {
    const span = Math.floor(beat / this.spanBeats);
    if (span !== this.span) {
      this.before = span === this.span + 1 ? this.now : Number.POSITIVE_INFINITY;
      this.now = Number.POSITIVE_INFINITY;
      this.span = span;
    }
    this.now = Math.min(this.now, value);
    return Math.min(this.now, this.before);
  }
}
