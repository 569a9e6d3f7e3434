import { LINK } from '@tickdeck/server/room/port.js';
import type { CellGrid } from '@tickdeck/shared/game/relevancy.js';
import { toGazePlace } from '@tickdeck/shared/wire/gaze.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { hashView } from '@tickdeck/shared/world/hash.js';
import { type Moment, seenAt } from '@tickdeck/shared/world/history.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import type { View, ViewState } from '@tickdeck/shared/world/view.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { CELL, herdGame, herdWorld, WIDTH } from '../support/herd-game.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

/** A room of a big world, and what there is to see in it. */
class Herd {
  readonly room = new RoomHarness(herdGame, { bots: 40 });

  get world() {
    return herdWorld(this.room.world);
  }

  beat(count = 1): void {
    this.room.beat(count);
  }

  join(role: Parameters<RoomHarness['attach']>[0]): Viewer {
    return this.room.join(role);
  }

  /** What a view shows of the newest beat. */
  seen(view: View): ViewState {
    const { beatNumber, parts } = this.room.room;
    return seenAt(parts.history.at(beatNumber) as Moment, view);
  }

  /** What a viewer looks at from the next beat on: a place, in units. */
  gazeAt({ session }: Viewer, x: number, y: number): void {
    const place = toGazePlace(schemaOf(herdGame.state).grid as CellGrid, x, y);
    this.room.port.post({ kind: 'gaze', session, player: 0, ...place });
  }

  /** Whom a viewer looks at from the next beat on. */
  gazeAfter({ session }: Viewer, player: number): void {
    this.room.port.post({ kind: 'gaze', session, player, x: 0, y: 0 });
  }

  avatarOf(viewer: Viewer) {
    for (const walker of this.world.tables.walkers.rows()) {
      if (walker.player === viewer.welcome?.player) return walker;
    }
    throw new Error('no avatar');
  }
}

let herd: Herd;

const keysOf = (viewer: Viewer) => viewer.frames.at(-1)?.held.map(({ key }) => key) ?? [];
const cellsOf = (viewer: Viewer) => keysOf(viewer).filter((key) => key.startsWith('cell:'));

function expectTruth(viewer: Viewer): void {
  const frame = viewer.frames.at(-1);
  expect(frame?.beat).toBe(herd.room.room.beatNumber);
  expect(frame?.views.map(hashView)).toEqual(frame?.held.map((view) => hashView(herd.seen(view))));
  expect(frame?.mismatches).toEqual([]);
}

/** Everything near an avatar is in one of the cells its player holds. */
function expectNearby(viewer: Viewer): void {
  const frame = viewer.frames.at(-1);
  const seen = new Set<number>();
  for (const [index, { cell }] of (frame?.held ?? []).entries()) {
    if (cell >= 0) for (const slot of frame?.views[index]?.tables[0]?.slots ?? []) seen.add(slot);
  }
  const avatar = herd.avatarOf(viewer);
  const [x, y] = [avatar.x, avatar.y];
  for (const { slot, x: otherX, y: otherY } of herd.world.tables.walkers.rows()) {
    const isNear = Math.abs(otherX - x) <= CELL.radius && Math.abs(otherY - y) <= CELL.radius;
    if (isNear) expect(seen.has(slot)).toBe(true);
  }
}

beforeEach(() => {
  herd = new Herd();
});

describe('[N3] in a world of cells', () => {
  it('players get the cells around their avatar: nine at most, and in them all that is near, exactly', () => {
    const viewers = Array.from({ length: 6 }, () => herd.join('player'));
    const changes = new Set<string>();
    herd.world.update((draft) => {
      draft.rules.speed = 4;
    });
    for (let i = 0; i < 60; i++) {
      for (const [at, viewer] of viewers.entries()) {
        herd.room.input(viewer, [((Math.floor(i / 6) * 5 + at) % 17) - 8, (((at * 7 + i / 15) % 17) | 0) - 8, at % 2]);
      }
      herd.beat();
      for (const viewer of viewers) {
        expectTruth(viewer);
        expectNearby(viewer);
        expect(cellsOf(viewer).length).toBeLessThanOrEqual(9);
        changes.add(`${viewer.session} ${cellsOf(viewer)}`);
      }
    }
    expect(changes.size).toBeGreaterThan(12);
    expect(viewers.flatMap(({ frames }) => frames.filter(({ kind }) => kind === 'keyframe'))).toHaveLength(6);
  });

  it('an avatar that goes to and fro over a border changes no cells', () => {
    const viewer = herd.join('player');
    const avatar = herd.avatarOf(viewer).slot;
    const places = herd.world.tables.walkers.columns;
    const sets = new Set<string>();
    for (let i = 0; i < 60; i++) {
      places.x[avatar] = 4 * CELL.size + (i % 2 === 0 ? CELL.margin : -CELL.margin) / 2;
      places.y[avatar] = 600;
      herd.beat();
      if (i > 2) sets.add(cellsOf(viewer).join());
      expectTruth(viewer);
    }
    expect(sets.size).toBe(1);
  });

  it('somebody put far away sees what is there in the same frame', () => {
    const viewer = herd.join('player');
    Object.assign(herd.avatarOf(viewer), { x: 10, y: 10 });
    herd.beat();
    expect(cellsOf(viewer)).toEqual(['cell:0,0']);
    Object.assign(herd.avatarOf(viewer), { x: WIDTH, y: 10 });
    herd.beat();
    expect(cellsOf(viewer)).toEqual(['cell:6,0', 'cell:7,0']);
    expectTruth(viewer);
  });

  it('who has lost the avatar stays there; who watches follows somebody', () => {
    const viewer = herd.join('player');
    const watcher = herd.join('spectator');
    const followed = herd.world.tables.walkers.id(0);
    Object.assign(herd.avatarOf(viewer), { x: 10, y: 10 });
    herd.world.tables.walkers.at(0).x = 1000;
    herd.beat(2);
    const [had, watched] = [cellsOf(viewer), cellsOf(watcher)];
    expect(watched.join()).toContain('cell:3,');
    herd.world.tables.walkers.despawn(herd.avatarOf(viewer).id);
    herd.beat(20);
    expect(cellsOf(viewer)).toEqual(had);
    herd.world.tables.walkers.despawn(followed);
    herd.world.tables.walkers.at(1).x = 10;
    herd.beat();
    expect(cellsOf(watcher).join()).toContain('cell:0,');
    expectTruth(watcher);
  });

  it('operators see all of it as ever', () => {
    const operator = herd.join('operator');
    herd.beat(10);
    expect(keysOf(operator)).toEqual(['operator']);
    expectTruth(operator);
  });
});

describe('[N5] who only watches a world of cells', () => {
  it('gets those around the place it looks at, from the next beat on', () => {
    const watcher = herd.join('spectator');
    herd.gazeAt(watcher, 10, 10);
    herd.beat();
    expect(cellsOf(watcher)).toEqual(['cell:0,0']);
    herd.gazeAt(watcher, WIDTH, 640);
    herd.beat();
    expect(cellsOf(watcher)).toEqual(['cell:6,1', 'cell:7,1', 'cell:6,2', 'cell:7,2', 'cell:6,3', 'cell:7,3']);
    expectTruth(watcher);
    expect(watcher.frames.filter(({ kind }) => kind === 'keyframe')).toHaveLength(1);
  });

  it('stays there, whatever becomes of whom it was shown before', () => {
    const watcher = herd.join('spectator');
    herd.gazeAt(watcher, 1000, 600);
    herd.beat();
    const held = cellsOf(watcher);
    for (let i = 0; i < 5; i++) {
      herd.world.tables.walkers.despawn(herd.world.tables.walkers.id(i));
      herd.beat();
      expect(cellsOf(watcher)).toEqual(held);
    }
    expectTruth(watcher);
  });

  it('changes no cells when the place goes to and fro over a border', () => {
    const watcher = herd.join('spectator');
    const sets = new Set<string>();
    for (let i = 0; i < 60; i++) {
      // Where what it sees begins to reach into the next cell.
      const border = 4 * CELL.size - CELL.radius - 2 * CELL.margin;
      herd.gazeAt(watcher, border + ((i % 2 === 0 ? 1 : -1) * CELL.margin) / 2, 600);
      herd.beat();
      sets.add(cellsOf(watcher).join());
    }
    expect(sets.size).toBe(1);
  });

  it('goes with the player it follows, however far that one is put, and stays where it was lost', () => {
    const player = herd.join('player');
    const watcher = herd.join('spectator');
    herd.gazeAt(watcher, WIDTH, 1200);
    Object.assign(herd.avatarOf(player), { x: 10, y: 10 });
    herd.beat();
    herd.gazeAfter(watcher, player.welcome?.player as number);
    herd.beat();
    expect(cellsOf(watcher)).toEqual(['cell:0,0']);
    Object.assign(herd.avatarOf(player), { x: WIDTH, y: 10 });
    herd.beat();
    expect(cellsOf(watcher)).toEqual(['cell:6,0', 'cell:7,0']);
    herd.world.tables.walkers.despawn(herd.avatarOf(player).id);
    herd.beat(20);
    expect(cellsOf(watcher)).toEqual(['cell:6,0', 'cell:7,0']);
    expectTruth(watcher);
  });

  it('sees no more of anything than public fields, wherever it looks', () => {
    const watcher = herd.join('moderator');
    for (let x = 0; x < WIDTH; x += 200) {
      herd.gazeAt(watcher, x, 600);
      herd.beat();
      expect(keysOf(watcher)).toEqual(['public', ...cellsOf(watcher)]);
    }
  });

  it('is not who plays, who gets what it would without looking, nor who operates, who sees everything', () => {
    const [other, quiet] = [herd, new Herd()];
    const roles = ['player', 'operator'] as const;
    const [looking, still] = [other, quiet].map((one) => roles.map((role) => one.join(role))) as [Viewer[], Viewer[]];
    for (let i = 0; i < 80; i++) {
      for (const viewer of looking) {
        if (i % 2 === 0) other.gazeAt(viewer, (i * 311) % WIDTH, (i * 173) % 1200);
        else other.gazeAfter(viewer, (i % 40) + 1);
      }
      for (const one of [other, quiet]) one.beat();
    }
    for (const [at, viewer] of looking.entries()) {
      expect(viewer.sent.map((bytes) => [...bytes])).toEqual(still[at]?.sent.map((bytes) => [...bytes]));
      expect(viewer.sent.length).toBeGreaterThan(80);
    }
  });

  it('may look to and fro as often as messages may come, and nobody is worse off', () => {
    const watcher = herd.join('spectator');
    const player = herd.join('player');
    herd.beat(5);
    for (let i = 0; i < LIMITS.messagesPerSecondMax; i++) {
      herd.gazeAt(watcher, i % 2 === 0 ? 0 : WIDTH, 600);
      if (i % 5 === 0) herd.beat();
    }
    expect(cellsOf(watcher).length).toBeLessThanOrEqual(9);
    for (const viewer of [watcher, player]) expectTruth(viewer);
    expect(player.frames.filter(({ kind }) => kind === 'keyframe')).toHaveLength(1);
  });
});

describe('[N4] a team', () => {
  it('is known by what its players own; who changes sides gets other views', () => {
    const viewer = herd.join('player');
    herd.beat(3);
    const { team } = herd.avatarOf(viewer);
    expect(keysOf(viewer)[2]).toBe(`team:${team}`);
    herd.avatarOf(viewer).team = 3;
    herd.beat();
    expect(keysOf(viewer)[2]).toBe('team:3');
    expectTruth(viewer);
    herd.avatarOf(viewer).team = 0;
    herd.beat();
    expect(keysOf(viewer).join()).not.toContain('team');
    herd.avatarOf(viewer).team = 1;
    herd.beat();
    expect(keysOf(viewer)[2]).toBe('team:1');
    expectTruth(viewer);
  });

  it('costs one encoding, however many are in it', () => {
    for (let i = 0; i < 10; i++) herd.join('player');
    herd.beat(5);
    const { replicator } = herd.room.room.parts.publisher;
    const before = replicator.encodings;
    herd.beat(10);
    const held = new Set([...herd.room.viewers.values()].flatMap(keysOf)).size;
    // Own views are not among those that are shared.
    expect((replicator.encodings - before) / 10).toBeLessThan(held + 3);
  });
});

describe('frames in a world of cells', () => {
  it('[W1] are two bytes where nothing moves', () => {
    const viewer = herd.join('player');
    herd.room.command(herd.join('operator'), 'pause');
    herd.beat(10);
    viewer.sent.length = 0;
    herd.beat(LIMITS.hashEveryBeats);
    const lengths = viewer.sent.map(({ length }) => length).sort((a, b) => a - b);
    expect(Math.max(...lengths.slice(0, -1))).toBe(2);
  });

  it('are the same bytes for all who watch the same', () => {
    const watchers = Array.from({ length: 20 }, () => herd.room.attach('spectator'));
    herd.beat(3);
    for (const { sent } of watchers) sent.length = 0;
    herd.beat(40);
    const places = watchers.map(({ sent }) => sent.map(({ byteOffset }) => byteOffset).join());
    expect(new Set(places).size).toBe(1);
    for (const watcher of watchers) expectTruth(watcher);
  });

  it('[W3] after a stall go on from what the session held then', () => {
    const viewer = herd.join('player');
    const at = viewer.link * LINK.width + LINK.bufferedBytes;
    for (let i = 0; i < 20; i++) {
      herd.beat(5);
      Atomics.store(herd.room.port.memory.links, at, LIMITS.bufferedBytesMax);
      Object.assign(herd.avatarOf(viewer), { x: (i * 311) % WIDTH, y: (i * 173) % 1200 });
      herd.beat(10 + i);
      Atomics.store(herd.room.port.memory.links, at, 0);
      Atomics.store(herd.room.port.memory.links, at - LINK.bufferedBytes + LINK.ackedBeat, herd.room.room.beatNumber);
      herd.beat();
      expectTruth(viewer);
      expectNearby(viewer);
    }
    expect(viewer.frames.filter(({ kind }) => kind === 'keyframe')).toHaveLength(1);
  });
});
