import type { Weather } from '@tickdeck/shared/commands/weather.js';
import type { Random } from '@tickdeck/shared/math/random.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Cancel, Clock } from './clock.js';

interface Held {
  readonly bytes: number;
  /** When the last of its bytes is on its way, and when it is there. */
  readonly leavesAtMs: number;
  readonly arrivesAtMs: number;
  readonly pass: () => void;
}

/** One way of a link in some weather: what goes in comes out later and in the same order. */
export class Lane {
  readonly #held: Held[] = [];
  #heldBytes = 0;
  /** When all that was put in so far is on its way. */
  #freeAtMs = Number.NEGATIVE_INFINITY;
  #cancel: Cancel | undefined;
  #weather: Weather | undefined;
  /** When the weather came. */
  #sinceMs = 0;

  /** @param moved - called when something has come out. */
  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly moved: () => void,
  ) {}

  /** What holds for all that is put in from now on. */
  set weather(weather: Weather | undefined) {
    this.#weather = weather;
    this.#sinceMs = this.clock.nowMs();
  }

  /** Bytes that have not left, as a socket counts them; a lane that can hold no more counts as a full one. */
  get waitingBytes(): number {
    if (this.#isFull(0)) return LIMITS.bufferedBytesMax;
    const nowMs = this.clock.nowMs();
    let bytes = 0;
    for (let i = this.#held.length - 1; i >= 0; i--) {
      const { leavesAtMs, bytes: more } = this.#held[i] as Held;
      if (leavesAtMs <= nowMs) break;
      bytes += more;
    }
    return bytes;
  }

  /** Takes a message; `pass` hands it on. Where there is no weather, and nothing before it, that is at once. */
  put(bytes: number, pass: () => void): void {
    if (!this.#weather && this.#held.length === 0) {
      pass();
      return;
    }
    while (this.#isFull(bytes) && this.#held.length > 0) this.#passOldest();
    const times = this.#timesOf(bytes);
    if (this.#held.length === 0 && times.arrivesAtMs <= this.clock.nowMs()) {
      pass();
      return;
    }
    this.#held.push({ bytes, ...times, pass });
    this.#heldBytes += bytes;
    this.#wait();
  }

  /** Hands on all there is, at once. */
  flush(): void {
    while (this.#held.length > 0) this.#passOldest();
    this.drop();
  }

  /** Forgets all there is. */
  drop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#held.length = 0;
    this.#heldBytes = 0;
  }

  #isFull(bytes: number): boolean {
    return this.#held.length >= LIMITS.heldMessagesMax || this.#heldBytes + bytes > LIMITS.heldBytesMax;
  }

  #timesOf(bytes: number): Pick<Held, 'leavesAtMs' | 'arrivesAtMs'> {
    const nowMs = this.clock.nowMs();
    const last = this.#held.at(-1)?.arrivesAtMs ?? nowMs;
    const { delayMs, jitterMs, kilobytesPerSecond } = this.#weather ?? CLEAR;
    const beginsAtMs = this.#afterStall(Math.max(nowMs, this.#freeAtMs));
    const leavesAtMs = beginsAtMs + (kilobytesPerSecond > 0 ? bytes / kilobytesPerSecond : 0);
    this.#freeAtMs = leavesAtMs;
    return { leavesAtMs, arrivesAtMs: Math.max(last, leavesAtMs + delayMs + this.random.range(0, jitterMs)) };
  }

  /** The time itself, or, in a stall, when that is over. The weather begins with what is between two of them. */
  #afterStall(atMs: number): number {
    const { stallMs, stallEveryMs } = this.#weather ?? CLEAR;
    if (stallMs === 0) return atMs;
    const leftMs = stallEveryMs - ((atMs - this.#sinceMs) % stallEveryMs);
    return leftMs <= stallMs ? atMs + leftMs : atMs;
  }

  #passOldest(): void {
    const oldest = this.#held.shift();
    if (!oldest) return;
    this.#heldBytes -= oldest.bytes;
    oldest.pass();
  }

  #wait(): void {
    const next = this.#held[0];
    if (!next || this.#cancel) return;
    this.#cancel = this.clock.after(Math.max(0, Math.ceil(next.arrivesAtMs - this.clock.nowMs())), () => {
      this.#cancel = undefined;
      this.#passDue();
    });
  }

  #passDue(): void {
    const nowMs = this.clock.nowMs();
    while (this.#held.length > 0 && (this.#held[0] as Held).arrivesAtMs <= nowMs) this.#passOldest();
    this.moved();
    this.#wait();
  }
}

const CLEAR: Weather = { delayMs: 0, jitterMs: 0, stallMs: 0, stallEveryMs: 0, kilobytesPerSecond: 0 };
