import type { Settings } from '@tickdeck/shared/commands/stage.js';
import type { FigureName } from '@tickdeck/shared/expressions/figures.js';
import { isTaken } from '../people/seat.js';
import type { Seats } from '../people/seats.js';
import type { Sessions } from '../people/sessions.js';
import type { RoomMemory } from '../port.js';
import { readLink } from '../thread/links.js';
import { BEAT_RATE } from '../timing.js';

/** Beats that the figures of their duration are about. */
const BEATS_KEPT = 5 * BEAT_RATE;

export interface FiguresDeps {
  readonly sessions: Sessions;
  readonly seats: Seats;
  readonly settings: Readonly<Settings>;
  readonly memory: RoomMemory;
}

/** What expressions may ask about a room beside its world. Nothing is worked out until somebody asks. */
export class Figures {
  private readonly beatMs = new Float64Array(BEATS_KEPT);
  private readonly bytes = new Float64Array(BEATS_KEPT);
  private noted = 0;
  private overruns = 0;
  /** Durations by size, as long as no beat has been noted since. */
  private sorted: Float64Array | undefined;

  constructor(
    private readonly deps: FiguresDeps,
    private readonly world: { readonly tick: number },
  ) {}

  /** Notes a beat that is over, and how many have been too long so far. */
  note(beatMs: number, bytes: number, overruns: number): void {
    const at = this.noted++ % BEATS_KEPT;
    this.beatMs[at] = beatMs;
    this.bytes[at] = bytes;
    this.overruns = overruns;
    this.sorted = undefined;
  }

  /** A figure by its name. */
  readonly read = (name: string): number | boolean | undefined => {
    const { settings, sessions, seats } = this.deps;
    // The language knows no other names.
    switch (name as FigureName) {
      case 'tick':
        return this.world.tick;
      case 'tick.p50':
        return this.share(0.5);
      case 'tick.p99':
        return this.share(0.99);
      case 'tick.max':
        return this.share(1);
      case 'rtt.max':
        return this.longestRttMs();
      case 'sent':
        return this.sentLately() / 1000;
      case 'overruns':
        return this.overruns;
      case 'players':
        return this.playerCount();
      case 'bots':
        return seats.all.filter((seat) => !isTaken(seat)).length;
      case 'watchers':
        return sessions.size - this.playerCount();
      case 'speed':
        return settings.speed;
      case 'paused':
        return settings.paused;
    }
  };

  /** What this share of the beats took at most, ms; undefined before the first. */
  private share(of: number): number | undefined {
    const count = Math.min(this.noted, BEATS_KEPT);
    this.sorted ??= this.beatMs.slice(0, count).sort();
    return this.sorted[Math.ceil(of * count) - 1];
  }

  private sentLately(): number {
    let sum = 0;
    for (let back = 1; back <= Math.min(this.noted, BEAT_RATE); back++) {
      sum += this.bytes[(this.noted - back) % BEATS_KEPT] as number;
    }
    return sum;
  }

  private longestRttMs(): number {
    let longest = 0;
    for (const { link } of this.deps.sessions.all) longest = Math.max(longest, readLink(this.deps.memory, link).rttMs);
    return longest;
  }

  private playerCount(): number {
    return this.deps.seats.all.filter(({ sitter }) => sitter.kind === 'person').length;
  }
}
