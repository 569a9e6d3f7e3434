import { TIMING } from '@tickdeck/server/room/timing.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { SHOWN_PARTS } from '@tickdeck/shared/wire/client-codec.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { News as NewsMessage } from '@tickdeck/shared/wire/messages.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { expect, it } from 'vitest';
import { herdGame } from '../support/herd-game.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

type Names = 'sights' | 'inputs';

function newsOf<N extends Names>(viewer: Viewer, name: N): readonly News<N>[] {
  const all = viewer.messages.filter((one): one is NewsMessage => one.kind === 'news' && one.topic === name);
  return all.map(({ value }) => value as News<N>);
}

function watching(room: RoomHarness, ...topics: readonly Names[]): Viewer {
  const op = room.join('operator');
  room.port.post({ kind: 'watch', session: op.session, topics });
  return op;
}

it('tells how far behind the picture was that a player acted on, even beyond what shots are judged by', () => {
  const room = new RoomHarness();
  const player = room.join('player');
  const op = watching(room, 'sights');
  room.beat(60);
  const behindOf = (ticks: number) => {
    room.input(player, [0, 0], { shown: (room.world.tick + 1 - ticks) * SHOWN_PARTS });
    room.beat();
    // Who goes on pressing sees time go on, so it stays what it was until it is told.
    room.beat(TIMING.newsEveryBeats);
    return newsOf(op, 'sights').at(-1)?.[`p${player.welcome?.player}`]?.behind;
  };
  expect(behindOf(4)).toBe(4);
  expect(behindOf(LIMITS.shownTicksBackMax + 20)).toBe(LIMITS.shownTicksBackMax + 20);
  const told = newsOf(op, 'sights').length;
  room.beat(10 * TIMING.newsEveryBeats);
  expect(newsOf(op, 'sights')).toHaveLength(told);
});

it('tells which cells a player is sent, and none where there are none', () => {
  const room = new RoomHarness(herdGame);
  const player = room.join('player');
  const op = watching(room, 'sights');
  room.beat(2 * TIMING.newsEveryBeats);
  const cells = newsOf(op, 'sights').at(-1)?.[`p${player.welcome?.player}`]?.cells.split(' ').map(Number) ?? [];
  const grid = schemaOf(herdGame.state).grid;
  expect(cells.length).toBeGreaterThan(0);
  for (const cell of cells) expect(cell).toBeLessThan((grid?.columns ?? 0) * (grid?.rows ?? 0));
  const held = room.room.parts.sessions.find(player.session)?.scope.numbers ?? [];
  expect(cells).toHaveLength(held.filter((number) => number > 255).length);
});

it('tells what players press, without what they leave alone', () => {
  const room = new RoomHarness();
  const player = room.join('player');
  const op = watching(room, 'inputs');
  room.input(player, [1, 0]);
  room.beat(2 * TIMING.newsEveryBeats);
  const pressed = newsOf(op, 'inputs').at(-1)?.[`p${player.welcome?.player}`] ?? {};
  const [first, second] = schemaOf(room.game.state).input.map(({ name }) => name);
  expect(pressed[first ?? '']).toBe(1);
  expect(Object.hasOwn(pressed, second ?? '')).toBe(false);
});

it('makes nothing of it for players and spectators', () => {
  const room = new RoomHarness();
  const nosy = [room.join('player'), room.join('spectator')];
  for (const { session } of nosy) room.port.post({ kind: 'watch', session, topics: ['sights', 'inputs'] });
  room.beat(3 * TIMING.newsEveryBeats);
  for (const viewer of nosy) {
    expect(newsOf(viewer, 'sights')).toEqual([]);
    expect(newsOf(viewer, 'inputs')).toEqual([]);
  }
});
