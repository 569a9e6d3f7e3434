import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Resync } from '@tickdeck/shared/wire/messages.js';
import type { Session } from '../people/session.js';
import { TIMING } from '../timing.js';

/** When one session gets a hash to check itself by, and how often it said that it was wrong. */
export class Truth {
  private hashedBeat = 0;
  private complaints: number[] = [];

  /**
   * @param phase - 0 for all that share frames; spreads the hashes of those that do not, for hundreds in one beat would make it
   *   longer than the others.
   */
  constructor(private readonly phase = 0) {}

  /** Whether the frame of this beat should carry hashes: every so many beats, and when one was missed. */
  isDue(beat: number): boolean {
    return (beat + this.phase) % LIMITS.hashEveryBeats === 0 || beat - this.hashedBeat >= LIMITS.hashEveryBeats;
  }

  sent(beat: number): void {
    this.hashedBeat = beat;
  }

  /** Notes that the session could not use a frame; tells whether it happens too often to go on. */
  complain(beat: number): 'bearable' | 'hopeless' {
    this.complaints = [...this.complaints.filter((one) => one > beat - TIMING.mismatchWindowBeats), beat];
    return this.complaints.length >= LIMITS.mismatchesMax ? 'hopeless' : 'bearable';
  }
}

/** What a page says about a frame: that it could not be used, or that its hash differs. */
export type Complaint = Omit<Resync, 'kind'>;

/** Whether a keyframe that mends the complaint is owed already or on its way; one that takes too long is taken for lost. */
export function isBeingMended({ flow }: Pick<Session, 'flow'>, complaint: Complaint, beat: number): boolean {
  if (flow.receiver.beat === 0) return true;
  const newestHad = complaint.reason === 'mismatch' ? complaint.beat : complaint.beat - 1;
  return newestHad < flow.keyBeat && beat - flow.keyBeat < TIMING.keyframeLostBeats;
}
