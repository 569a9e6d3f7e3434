import { createClient, type GameClient } from '@tickdeck/client/net/client.js';
import { decodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';
import { herdGame } from '../support/herd-game.js';
import { Link } from '../support/link.js';
import { ManualTiming } from '../support/manual-timing.js';
import { SimulatedHost } from '../support/simulated-host.js';

const DISPLAY_MS = 1000 / 75;
const TICKS_A_DISPLAY_FRAME = (60 * DISPLAY_MS) / 1000;

/** A page that says how many frames a second are enough, with the real room behind its link. */
class Page {
  readonly timing = new ManualTiming();
  readonly link = new Link(this.timing, { delayMs: 20, jitterMs: 0, chance: () => 0 });
  readonly client: GameClient;
  frames = 0;
  private readonly host = new SimulatedHost(herdGame, this.timing);

  constructor(role: Role, framesPerSecond: number) {
    this.host.serve(this.link);
    const look = { color: 0, shape: 0, tag: 'NN' };
    const as = { url: 'ws://host/ws', game: herdGame, room: 'r', role, token: '', device: 'd', name: 'n', look };
    const events = { frame: () => void this.frames++ };
    this.client = createClient({ ...as, framesPerSecond, socket: this.link.open, timing: this.timing, events });
    this.watch(1);
  }

  /** Lets time pass; returns the simulated time of each display frame. */
  watch(seconds: number): readonly number[] {
    return Array.from({ length: Math.round((seconds * 1000) / DISPLAY_MS) }, () => {
      this.host.advance(DISPLAY_MS);
      return this.client.show()?.tick ?? Number.NaN;
    });
  }

  framesIn(seconds: number): number {
    const before = this.frames;
    this.watch(seconds);
    return this.frames - before;
  }

  /** Every rest it has asked for, over all its connections. */
  get rests(): readonly number[] {
    const heard = this.link.hosts.flatMap(({ received }) =>
      received.map((bytes) => decodeClientMessage(bytes, herdGame)),
    );
    return heard.flatMap((message) => (message.kind === 'rest' ? [message.beats] : []));
  }
}

describe('[W7] a page that can do with fewer frames', () => {
  it('gets no more, and shows time as evenly as with all of them', () => {
    const page = new Page('spectator', 30);
    page.watch(2);
    expect(page.framesIn(2)).toBe(60);
    const ticks = page.watch(2);
    const steps = ticks.slice(1).map((tick, i) => tick - (ticks[i] as number));
    for (const step of steps) expect(step / TICKS_A_DISPLAY_FRAME).toBeCloseTo(1, 1);
    expect(page.client.stats.mismatches).toBe(0);
  });

  it('gets them all as long as somebody steers there', () => {
    const page = new Page('spectator', 30);
    page.client.setSteer(() => ({}));
    page.watch(1);
    expect(page.framesIn(1)).toBe(60);
    page.client.setSteer(undefined);
    page.watch(1);
    expect(page.framesIn(1)).toBe(30);
    expect(page.rests).toEqual([1, 0, 1]);
  });

  it('says so again to a host that has lost it', () => {
    const page = new Page('spectator', 30);
    page.client.cut();
    page.watch(5);
    expect(page.rests).toEqual([1, 1]);
    expect(page.framesIn(1)).toBe(30);
  });

  it.each([
    ['fewer than may be asked for', 'spectator', 1, [LIMITS.restBeatsMax]],
    ['more than there are', 'spectator', 75, []],
    ['fewer than who plays there needs', 'player', 30, []],
  ] as const)('that wants %s asks for what there is', (_, role, framesPerSecond, rests) => {
    expect(new Page(role, framesPerSecond).rests).toEqual(rests);
  });
});
