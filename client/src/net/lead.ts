import { type Ping, SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';

/** Reports remembered: so many seconds once the session is no newcomer. */
const REPORTS = 8;
/** Of so many, the worst is an exception: a machine that was busy for once is nothing to be ready for. */
const ENOUGH = 4;
/** So much too early is no caution but a mistake: a start, or a room that dropped what had piled up. */
const FAR_MS = 4;
/** Smaller differences are not worth a change. */
const CLOSE_ENOUGH_MS = 0.2;
/** How fast a change of the lead comes true, ms per ms: the input clock's least change of rate. */
const CHANGE_RATE = 0.02;
/** Largest lead; below 0 when inputs of earlier ticks still wait in the room. */
const LEAD_MAX_MS = 500;

/**
 * How long before the newest state of a tick can arrive here its input must leave, so that it is in the room just in time.
 * The host tells in its pings by how much nearly all inputs were too early or too late; the lead is what the worst of the last
 * seconds would have needed, so it grows with the link's jitter at once, and shrinks when that has been calm for a while.
 */
export class Lead {
  leadMs = 0;
  /** The leads that would have been right, newest last. */
  private readonly neededMs: number[] = [];
  private toldAtMs = Number.NEGATIVE_INFINITY;
  /** What was made earlier than this shows a lead that is not wanted any more. */
  private settledAtMs = Number.NEGATIVE_INFINITY;

  /** What the host says of the inputs it used since it said so last. */
  told(nowMs: number, { slackMs, rttMs }: Pick<Ping, 'slackMs' | 'rttMs'>): void {
    const isSettled = this.toldAtMs - rttMs >= this.settledAtMs;
    this.toldAtMs = nowMs;
    if (slackMs === SLACK_UNKNOWN_MS || !isSettled) return;
    if (slackMs > FAR_MS) this.neededMs.length = 0;
    this.neededMs.push(this.leadMs - slackMs);
    if (this.neededMs.length > REPORTS) this.neededMs.shift();
    const worst = [...this.neededMs].sort((a, b) => b - a);
    this.change(nowMs, worst[worst.length < ENOUGH ? 0 : 1] as number);
  }

  private change(nowMs: number, wantedMs: number): void {
    const before = this.leadMs;
    if (Math.abs(wantedMs - before) < CLOSE_ENOUGH_MS) return;
    this.leadMs = Math.min(LEAD_MAX_MS, Math.max(-LEAD_MAX_MS, wantedMs));
    this.settledAtMs = nowMs + Math.abs(this.leadMs - before) / CHANGE_RATE;
  }
}
