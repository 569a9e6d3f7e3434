import { Board } from '@tickdeck/server/room/board.js';
import { createSession } from '@tickdeck/server/room/people/session.js';
import { Sessions } from '@tickdeck/server/room/people/sessions.js';
import type { FromRoom } from '@tickdeck/server/room/port.js';
import { TIMING } from '@tickdeck/server/room/timing.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { STREAMS, TOPICS } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { newsOf, watchTopics } from '../support/entries-desk.js';
import { RoomHarness } from '../support/room-harness.js';

type Paced = { readonly state: 'normal'; readonly speed: number; readonly by: string; readonly reason: string };
const paced = (by: string): Paced => ({ state: 'normal', speed: 1, by, reason: '' });

let sessions: Sessions;
let said: { readonly sessions: readonly number[]; readonly value: Value }[];
let board: Board;
let reads: number;
let now: Paced;

beforeEach(() => {
  sessions = new Sessions();
  said = [];
  reads = 0;
  now = paced('Ann');
  board = new Board(sessions, (message: FromRoom) => {
    if (message.kind === 'tell' && message.message.kind === 'news') {
      said.push({ sessions: message.sessions, value: message.message.value });
    }
  });
  board.source('pace', () => {
    reads++;
    return now;
  });
});

function join(session: number, role: Role): void {
  const look = { color: 0, shape: 0, tag: '' };
  const attach = {
    kind: 'attach',
    session,
    link: session,
    role,
    device: '',
    name: '',
    look,
    when: 'ask',
    pass: '',
  } as const;
  sessions.add(createSession(attach, 0, [], 1));
}

/** The next beat at which news are told. */
function tell(): void {
  board.update(TIMING.newsEveryBeats);
}

describe('[K8] a topic', () => {
  it('is told whole to who begins to watch it, and to nobody else', () => {
    join(1, 'spectator');
    join(2, 'spectator');
    board.watch(1, ['pace']);
    tell();
    expect(said).toEqual([{ sessions: [1], value: paced('Ann') }]);
    board.watch(2, ['pace']);
    tell();
    expect(said.slice(1)).toEqual([{ sessions: [2], value: paced('Ann') }]);
  });

  it('is told again when it is another value, to all that watch it', () => {
    join(1, 'spectator');
    join(2, 'player');
    board.watch(1, ['pace']);
    board.watch(2, ['pace']);
    tell();
    tell();
    expect(said).toHaveLength(1);
    now = paced('Ben');
    tell();
    expect(said.slice(1)).toEqual([{ sessions: [1, 2], value: paced('Ben') }]);
  });

  it('is told ten times a second at most', () => {
    join(1, 'spectator');
    board.watch(1, ['pace']);
    for (let beat = 1; beat <= 60; beat++) {
      now = paced(`${beat}`);
      board.update(beat);
    }
    expect(said).toHaveLength(10);
  });

  it('is not even made while nobody watches it', () => {
    join(1, 'spectator');
    tell();
    board.watch(1, ['pace']);
    board.watch(1, []);
    tell();
    expect(reads).toBe(0);
    expect(said).toEqual([]);
  });

  it('is shown to its least role and those above, and to nobody below', () => {
    const all = [
      ...Object.entries(TOPICS).map(([name, { role }]) => [name, role] as const),
      ...Object.entries(STREAMS),
    ];
    const ranks: readonly Role[] = ['spectator', 'player', 'moderator', 'operator', 'host'];
    for (const [index, role] of ranks.entries()) {
      join(index + 1, role);
      board.watch(index + 1, [...all.map(([name]) => name), 'constructor', 'nonsense']);
      const allowed = all.filter(([, least]) => ranks.indexOf(least) <= index).map(([name]) => name);
      expect([...(sessions.find(index + 1)?.watches ?? [])].sort()).toEqual(allowed.sort());
    }
  });

  it('may be a fact from outside the room', () => {
    join(1, 'spectator');
    board.watch(1, ['pace']);
    board.post('pace', paced('outside'));
    tell();
    expect(said.at(-1)?.value).toEqual(paced('outside'));
  });
});

it('[K8] over a whole room: who made time go otherwise, and why', () => {
  const room = new RoomHarness();
  const watcher = room.join('spectator');
  const op = room.join('operator', { name: 'Op' });
  watchTopics(room, watcher, 'pace');
  expect(newsOf(watcher, 'pace')).toEqual([{ state: 'normal', speed: 1, by: '', reason: '' }]);
  room.command(op, 'pause', { reason: 'Pizza is here' }, { who: 'Ann' });
  room.beat(6);
  expect(newsOf(watcher, 'pace').at(-1)).toEqual({ state: 'paused', speed: 1, by: 'Ann', reason: 'Pizza is here' });
  room.command(op, 'undo', {}, { who: 'Ben' });
  room.command(op, 'speed', { factor: 0.25, reason: 'Look at this' }, { who: 'Ben' });
  room.beat(6);
  expect(newsOf(watcher, 'pace').at(-1)).toEqual({ state: 'slow', speed: 0.25, by: 'Ben', reason: 'Look at this' });
  room.command(op, 'say', { text: 'Hello' }, { who: 'Cleo' });
  room.beat(6);
  expect(newsOf(watcher, 'pace')).toHaveLength(3);
  const tooLong = 'x'.repeat(LIMITS.reasonCharsMax + 1);
  expect(room.command(op, 'pause', { reason: tooLong }).outcome).toBe('refused');
});
