import { createClient, type GameClient } from '@tickdeck/client/net/client.js';
import type { Shown } from '@tickdeck/client/net/frame.js';
import { decodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import type { Gaze, Role } from '@tickdeck/shared/wire/messages.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { drift } from '../support/drift.js';
import { CELL, HEIGHT, herdGame, herdWorld, WIDTH } from '../support/herd-game.js';
import { Link } from '../support/link.js';
import { ManualTiming } from '../support/manual-timing.js';
import { play } from '../support/page.js';
import { SimulatedHost } from '../support/simulated-host.js';

const DISPLAY_MS = 1000 / 75;
/** Each way. */
const DELAY_MS = 20;

interface Place {
  readonly x: number;
  readonly y: number;
}

let timing: ManualTiming;
let host: SimulatedHost;
let link: Link;
let client: GameClient;

function come(role: Role): void {
  link = new Link(timing, { delayMs: DELAY_MS, jitterMs: 0, chance: () => 0 });
  host.serve(link);
  const look = { color: 0, shape: 0, tag: 'NN' };
  const as = { url: 'ws://host/ws', game: herdGame, room: 'r', role, token: '', device: 'd', name: 'n' };
  client = createClient({ ...as, look, socket: link.open, timing });
  host.advance(500);
}

/** Lets time pass display frame by display frame, with the camera where it is by then (0 … 1). */
function watch(seconds: number, cameraAt: (share: number) => Place, onShow: (at: Place) => void = () => {}): void {
  const frames = Math.round((seconds * 1000) / DISPLAY_MS);
  for (let i = 1; i <= frames; i++) {
    host.advance(DISPLAY_MS);
    client.show();
    const at = cameraAt(i / frames);
    client.gaze({ player: 0, ...at });
    onShow(at);
  }
}

/** Everything a page has said of where it looks. */
function gazes(): readonly Gaze[] {
  const heard = link.hosts.flatMap(({ received }) => received.map((bytes) => decodeClientMessage(bytes, herdGame)));
  return heard.filter((message) => message.kind === 'gaze');
}

/** How many walkers are within a distance of a place; the page must know each. */
function expectNear({ x, y }: Place, distance: number): number {
  const { walkers } = (client.latest() as Shown).tables;
  let count = 0;
  for (const walker of herdWorld(host.room.world).tables.walkers.rows()) {
    if (Math.abs(walker.x - x) > distance || Math.abs(walker.y - y) > distance) continue;
    expect(walkers?.indexOf(walker.id)).toBeGreaterThanOrEqual(0);
    count++;
  }
  return count;
}

beforeEach(() => {
  timing = new ManualTiming();
  host = new SimulatedHost(herdGame, timing, { bots: 60 });
});

describe('[N5] a page that looks about in a world of cells', () => {
  it('is always sent what is around its camera, and says only now and then where that is', () => {
    come('spectator');
    watch(0.5, () => ({ x: 0, y: 500 }));
    const seconds = 4;
    let seen = 0;
    watch(
      seconds,
      (share) => ({ x: share * WIDTH, y: 500 + 100 * share }),
      (at) => {
        // It went on for a while since it said so, and what it said takes its time.
        seen += expectNear(at, CELL.radius / 4);
      },
    );
    expect(seen).toBeGreaterThan(50);
    expect(gazes().length).toBeGreaterThan(seconds * 4);
    expect(gazes().length).toBeLessThan(seconds * 7);
    expect(client.stats.keyframes).toBe(1);
  });

  it('gets all within the radius of where it stands still, and says nothing of a camera that hardly moves', () => {
    come('spectator');
    const [x, y] = [WIDTH - 300, HEIGHT - 300];
    watch(1, () => ({ x, y }));
    const said = gazes().length;
    watch(2, (share) => ({ x: x + (CELL.margin / 2) * Math.sin(share * 40), y }));
    expect(gazes().length).toBe(said);
    expect(said).toBe(1);
    expect(expectNear({ x, y }, CELL.radius - CELL.margin)).toBeGreaterThan(0);
  });

  it('says who is followed once, and goes with that one', () => {
    come('spectator');
    const { walkers } = herdWorld(host.room.world).tables;
    const player = walkers.columns.player[7] as number;
    const eye = { player, x: 0, y: 0 };
    for (let i = 0; i < 100; i++) {
      if (i % 20 === 0) walkers.columns.x[7] = (i * 571) % WIDTH;
      host.advance(DISPLAY_MS);
      client.gaze({ ...eye, x: i });
    }
    expect(gazes().map((gaze) => gaze.player)).toEqual([player]);
    expect(client.latest()?.tables.walkers?.indexOf(walkers.id(7))).toBeGreaterThanOrEqual(0);
  });

  it('says it again to a host that has lost it', () => {
    come('spectator');
    const at = { x: WIDTH - 20, y: 20 };
    watch(1, () => at);
    client.cut();
    watch(5, () => at);
    expect(link.hosts).toHaveLength(2);
    expect(gazes()).toHaveLength(2);
    expect(expectNear(at, CELL.radius - CELL.margin)).toBeGreaterThan(0);
  });

  it('says nothing when it plays', () => {
    come('player');
    watch(1, (share) => ({ x: share * WIDTH, y: 0 }));
    expect(gazes()).toEqual([]);
  });

  it('says nothing when the game has no cells', () => {
    const game = play({ role: 'spectator' });
    game.run(1, () => game.client.gaze({ player: 0, x: game.timing.now(), y: 0 }));
    const { received } = game.host.session.end;
    expect(received.length).toBeGreaterThan(5);
    expect(received.filter((bytes) => decodeClientMessage(bytes, drift).kind === 'gaze')).toEqual([]);
  });
});
