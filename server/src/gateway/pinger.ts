import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Cancel, Clock } from './clock.js';
import { TIMING } from './timing.js';

const NONCES = 0x1_0000;

interface Hooks {
  send(nonce: number, rttMs: number): void;
  onRtt(rttMs: number): void;
  onSilence(): void;
}

/** Asks a live session for pongs, measures the round trip, and notices when none comes for `LIMITS.pongTimeoutMs`. */
export class Pinger {
  readonly #clock: Clock;
  readonly #hooks: Hooks;
  /** Sent and not yet answered: when, by nonce. Never longer than the silence allows. */
  readonly #sentAtMs = new Map<number, number>();
  #nonce = 0;
  #pings = 0;
  #rttMs = 0;
  #heardAtMs: number;
  #cancel: Cancel = () => {};

  constructor(clock: Clock, hooks: Hooks) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#heardAtMs = clock.nowMs();
    this.#beat();
  }

  /** A nonce that was never sent, or was answered before, counts for nothing. */
  onPong(nonce: number): void {
    const sentAtMs = this.#sentAtMs.get(nonce);
    if (sentAtMs === undefined) return;
    this.#sentAtMs.delete(nonce);
    this.#heardAtMs = this.#clock.nowMs();
    this.#rttMs = this.#heardAtMs - sentAtMs;
    this.#hooks.onRtt(this.#rttMs);
  }

  stop(): void {
    this.#cancel();
  }

  #beat(): void {
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#heardAtMs >= LIMITS.pongTimeoutMs) {
      this.#hooks.onSilence();
      return;
    }
    this.#nonce = (this.#nonce + 1) % NONCES;
    this.#sentAtMs.set(this.#nonce, nowMs);
    this.#hooks.send(this.#nonce, this.#rttMs);
    const gapMs = ++this.#pings < TIMING.firstPings ? TIMING.firstPingsEveryMs : TIMING.pingEveryMs;
    this.#cancel = this.#clock.after(gapMs, () => this.#beat());
  }
}
