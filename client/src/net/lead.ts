import { type Ping, SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';

/** How much earlier than need be nearly every input should come: enough for a timer's coarseness. */
const MARGIN_MIN_MS = 0.4;
const MARGIN_START_MS = 3;
const MARGIN_MAX_MS = 50;
/** Gaps from ping to ping that are borne: a machine that was busy for once is nothing to be ready for. */
const GAPS_BORNE = 2;
/** A missing input costs a tick, so the margin grows by more than it gives back for a while without one. */
const GAP_COST_MS = 1;
const GAP_COST_MAX_MS = 8;
const GIVEN_BACK = 0.15;
/** Smaller differences are not worth a change. */
const CLOSE_ENOUGH_MS = 0.2;
/** How fast a change of the lead comes true, ms per ms: the input clock's least change of rate. */
const CHANGE_RATE = 0.02;
/** Largest lead; below 0 when inputs of earlier ticks still wait in the room. */
const LEAD_MAX_MS = 500;

/**
 * How long before the newest state of a tick can arrive here its input must leave, so that it is in the room just in time.
 * The host tells in its pings by how much nearly all inputs were too early or too late; that is steered to the margin,
 * which is as small as the link's jitter allows: it grows by the ticks that found no input, and shrinks while all find theirs.
 */
export class Lead {
  leadMs = 0;
  private marginMs = MARGIN_START_MS;
  private toldAtMs = Number.NEGATIVE_INFINITY;
  /** What was made earlier than this shows a lead that is not wanted any more. */
  private settledAtMs = Number.NEGATIVE_INFINITY;

  /** What the host says of the inputs it used since it said so last. */
  told(nowMs: number, { slackMs, gaps, rttMs }: Pick<Ping, 'slackMs' | 'gaps' | 'rttMs'>): void {
    const isSettled = this.toldAtMs - rttMs >= this.settledAtMs;
    this.toldAtMs = nowMs;
    if (slackMs === SLACK_UNKNOWN_MS || !isSettled) return;
    this.marginMs =
      gaps > GAPS_BORNE
        ? Math.min(MARGIN_MAX_MS, this.marginMs + Math.min(GAP_COST_MAX_MS, (gaps - GAPS_BORNE) * GAP_COST_MS))
        : Math.max(MARGIN_MIN_MS, this.marginMs * (1 - GIVEN_BACK));
    this.change(nowMs, this.marginMs - slackMs);
  }

  private change(nowMs: number, byMs: number): void {
    if (Math.abs(byMs) < CLOSE_ENOUGH_MS) return;
    const before = this.leadMs;
    this.leadMs = Math.min(LEAD_MAX_MS, Math.max(-LEAD_MAX_MS, before + byMs));
    this.settledAtMs = nowMs + Math.abs(this.leadMs - before) / CHANGE_RATE;
  }
}
