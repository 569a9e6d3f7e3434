import { NEW_RECEIVER, type Receiver } from '@tickdeck/shared/wire/frame-plan.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Link } from './links.js';
import { BEAT_MS } from './timing.js';

/** What a session gets in a beat: a frame against what it has, nothing, or a frame against nothing. */
export type Decision = 'send' | 'skip' | 'key';

/** Beats that a healthy page may be behind on top of its round trip. */
const BEHIND_BEATS_MAX = 12;
/** Who is further behind gets every 2nd, 3rd or 6th beat. */
const RATIONS = [
  { behindBeats: 4 * BEHIND_BEATS_MAX, stride: 6 },
  { behindBeats: 2 * BEHIND_BEATS_MAX, stride: 3 },
  { behindBeats: BEHIND_BEATS_MAX, stride: 2 },
] as const;

/** What one session has been sent, and from that what it gets next. TCP keeps the order, so what was sent is what it has. */
export class Flow {
  receiver: Receiver = NEW_RECEIVER;
  /** Beat of the last keyframe; 0 before the first. */
  keyBeat = 0;
  /** Beats from one frame to the next. */
  stride = 1;
  private waitedBeats = 0;

  /**
   * @param phase - spreads the beats at which slower sessions get theirs.
   * @param firstBeat - the beat at which the session came; acks from before belong to somebody else.
   */
  constructor(
    private readonly phase: number,
    private readonly firstBeat: number,
  ) {}

  /** How many beats behind the newest the session's last known frame is. */
  ageBeats(ackedBeat: number, beat: number): number {
    return beat - Math.max(ackedBeat, this.firstBeat - 1);
  }

  /** @param oldestBeat - the oldest beat that can still be a baseline. */
  decide({ ackedBeat, bufferedBytes, rttMs }: Link, beat: number, oldestBeat: number): Decision {
    const sentBeat = this.receiver.beat;
    const unacked = sentBeat === 0 ? 0 : this.ageBeats(ackedBeat, sentBeat);
    if (unacked >= LIMITS.unackedBeatsMax || bufferedBytes >= LIMITS.bufferedBytesMax) return 'skip';
    const behind = unacked - Math.ceil(rttMs / BEAT_MS);
    this.stride = RATIONS.find(({ behindBeats }) => behind > behindBeats)?.stride ?? 1;
    if (sentBeat === 0 || Math.min(sentBeat, this.receiver.before || sentBeat) < oldestBeat) return 'key';
    return this.stride > 1 && (beat + this.phase) % this.stride !== 0 ? 'skip' : 'send';
  }

  /** Whether a session that no baseline was free for has waited long enough for a keyframe; counts the wait. */
  waitForBaseline(): 'skip' | 'key' {
    this.waitedBeats++;
    return this.waitedBeats > LIMITS.baselinesPerViewMax ? 'key' : 'skip';
  }

  /** Notes a frame that went out and what the session has by it. */
  sent(kind: 'send' | 'key', after: Receiver): void {
    this.receiver = after;
    this.waitedBeats = 0;
    if (kind === 'key') this.keyBeat = after.beat;
  }

  /** What was sent is of no use to the session: a keyframe is next. */
  reset(): void {
    this.receiver = NEW_RECEIVER;
  }
}
