import { sayCall } from '@tickdeck/shared/automation/say.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Role } from '@tickdeck/shared/wire/messages.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditOf, newsOf, noticesOf, watchTopics } from '../support/entries-desk.js';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

let room: RoomHarness;
let op: Viewer;
let ann: Viewer;

beforeEach(() => {
  room = new RoomHarness();
  ann = room.join('player', { name: 'Ann', device: 'ann' });
  // The harness says that a command is of the person with the session's number.
  op = room.join('operator', { name: 'Op', device: '2' });
  watchTopics(room, op, 'schedules', 'rules', 'bookmarks', 'audit');
});

const say = (text: string) => ({ c0: { name: 'say', args: { text } } });
const schedule = (args: { readonly [name: string]: Value }, role: Role = 'operator') =>
  room.command(op, 'schedule', { calls: say('Now!'), ...args }, { who: 'Op', role });
const rule = (args: { readonly [name: string]: Value }) =>
  room.command(op, 'rule', { calls: say('Look!'), tell: 'nobody', ...args }, { who: 'Op' });
const edit = (part: string, path: string, value: Value) =>
  room.command(op, 'edit', { edits: { e000: { part, path, value } } });
const said = (text: string) => noticesOf(ann).filter((one) => one === text).length;

describe('a schedule', () => {
  it('gives its commands in so many seconds of beats, paused or not, once', () => {
    schedule({ timing: 'in', seconds: 2 });
    room.command(op, 'pause');
    const from = room.room.beatNumber - 1;
    room.beat(from + 119 - room.room.beatNumber);
    expect(said('Now!')).toBe(0);
    room.beat();
    expect(said('Now!')).toBe(1);
    room.beat(600);
    expect(said('Now!')).toBe(1);
    expect(auditOf(op).at(-1)).toEqual(['schedule 1 of Op', 'say', 'done']);
    expect(newsOf(op, 'schedules').at(-1)).toEqual({});
  });

  it('gives them every so often', () => {
    schedule({ timing: 'every', seconds: 0.5 });
    expect(schedule({ timing: 'every', seconds: 0.5 }).outcome).toBe('refused');
  });

  it('gives them again and again until it is cancelled', () => {
    schedule({ timing: 'every', seconds: 1 });
    room.beat(184);
    expect(said('Now!')).toBe(3);
    expect(Object.values(newsOf(op, 'schedules').at(-1) ?? {})).toMatchObject([
      { timing: 'every 1 s', what: 'Say to all “Now!”', given: 3, last: 'Now!', by: 'Op', role: 'operator' },
    ]);
    room.command(op, 'cancel', { entry: 1 });
    room.beat(180);
    expect(said('Now!')).toBe(3);
    room.command(op, 'undo');
    room.beat(61);
    expect(said('Now!')).toBe(4);
  });

  it('gives them at the very tick, also in fast forward', () => {
    room.command(op, 'speed', { factor: 8 });
    const tick = room.world.tick + 42;
    schedule({ timing: 'tick', tick, calls: { c0: { name: 'pause', args: {} } } });
    room.beat(20);
    expect(room.world.tick).toBe(tick);
    expect(schedule({ timing: 'tick', tick }).refusals).toMatchObject([
      { where: 'tick', why: expect.stringContaining('is past') },
    ]);
  });

  it('gives them whenever something becomes so', () => {
    schedule({ timing: 'moment', moment: 'board.mode = hard' });
    for (const mode of ['hard', 'hard', 'easy', 'hard']) {
      edit('board', 'mode', mode);
      room.beat(3);
    }
    expect(said('Now!')).toBe(2);
  });

  it('rests while it is switched off', () => {
    schedule({ timing: 'every', seconds: 1 });
    room.command(op, 'switch', { entry: 1, on: false });
    room.beat(200);
    expect(said('Now!')).toBe(0);
    expect(Object.values(newsOf(op, 'schedules').at(-1) ?? {})).toMatchObject([{ on: false }]);
  });

  it('can do no more than its owner', () => {
    const calls = { c0: { name: 'pause', args: {} } };
    expect(schedule({ calls }, 'moderator').refusals).toMatchObject([
      { where: 'calls 1', why: 'takes the role operator for Pause; yours is moderator' },
    ]);
    expect(schedule({}, 'moderator').outcome).toBe('done');
    expect(schedule({}, 'player').outcome).toBe('refused');
    // What was checked when it was made is checked again whenever it acts.
    const [[id, entry]] = room.room.parts.entries.of('schedule') as never as [[number, object]];
    room.room.parts.entries.put(id, { ...entry, timing: 'in', seconds: 1, calls } as never);
    room.beat(61);
    expect(auditOf(op).at(-1)).toEqual(['schedule 1 of Op', 'pause', 'refused']);
    expect(room.room.parts.settings.paused).toBe(false);
  });

  it.each([
    ['is taken back', { revoked: 1_500 }],
    ['is over', { until: 2_000 }],
    ['is known to nobody', undefined],
  ])('does nothing more when the link of its owner %s', (_, end) => {
    const pass = {
      id: 'p1',
      role: 'operator',
      label: 'Olga',
      room: '',
      by: 'Host',
      at: 1,
      until: 0,
      revoked: 0,
    } as const;
    const learn = (more: object) => room.port.post({ kind: 'house', marks: [], passes: [{ ...pass, ...more }] });
    if (end) learn({});
    const again = { timing: 'every', seconds: 1, calls: say('Still here') };
    room.command(op, 'schedule', again, { who: 'Op', pass: 'p1' });
    if (end) {
      room.beat(61);
      expect(said('Still here')).toBe(1);
      learn(end);
    }
    room.beat(300);
    expect(said('Still here')).toBe(end ? 1 : 0);
    expect(auditOf(op).at(-1)).toEqual(['schedule 1 of Op', 'link over', 'done']);
    expect(Object.values(newsOf(op, 'schedules').at(-1) ?? {})).toMatchObject([{ on: false }]);
  });

  it('is not for those below its owner to cancel', () => {
    schedule({ timing: 'every', seconds: 100 });
    const reply = room.command(op, 'cancel', { entry: 1 }, { who: 'Mo', role: 'moderator' });
    expect(reply.text).toBe('Op set it up, as operator; you are moderator.');
    expect(room.command(op, 'cancel', { entry: 7 }).text).toBe('There is nothing with the number 7 (any more).');
  });

  it('says what is wrong with it, each at its field', () => {
    const calls = { c0: { name: 'nonsense', args: {} }, c1: { name: 'speed', args: { factor: 100 } } };
    expect(
      schedule({ timing: 'moment', moment: 'board.mod = easy', calls }).refusals.map(({ where }) => where),
    ).toEqual(['calls 1', 'calls 2: factor', 'moment']);
    expect(schedule({ calls: {} }).refusals).toMatchObject([{ where: 'calls' }]);
    expect(schedule({ calls: { c0: 'say' } }).refusals).toMatchObject([
      { where: 'calls', why: 'c0 is no {name, args}' },
    ]);
  });

  it('holds so many commands, for so long, and there are so many of them', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, say('x').c0]));
    expect(schedule({ calls: many(LIMITS.callsPerEntryMax), seconds: LIMITS.scheduleSecondsMax }).outcome).toBe('done');
    expect(schedule({ calls: many(LIMITS.callsPerEntryMax + 1) }).text).toContain(
      `more than ${LIMITS.callsPerEntryMax} commands`,
    );
    expect(schedule({ seconds: LIMITS.scheduleSecondsMax + 1 }).outcome).toBe('refused');
    for (let i = 1; i < LIMITS.schedulesMax; i++) expect(schedule({ seconds: 1000 }).outcome).toBe('done');
    expect(schedule({}).text).toBe(`A room keeps at most ${LIMITS.schedulesMax} schedules.`);
  });

  it('does not stand in the way of its owner’s undo', () => {
    room.command(op, 'bots', { count: 3 });
    schedule({ timing: 'in', seconds: 1, calls: { c0: { name: 'speed', args: { factor: 2 } } } });
    room.beat(61);
    expect(room.room.parts.settings.speed).toBe(2);
    // What has run its course is over, and what was done in their name is not theirs.
    expect(room.command(op, 'undo').text).toBe('bots 3 → 0');
    expect(room.room.parts.settings).toEqual({ paused: false, speed: 2, bots: 0 });
    const id =
      op.messages.flatMap((one) => (one.kind === 'audit' ? one.entries : [])).find(({ command }) => command === 'speed')
        ?.id ?? 0;
    expect(room.command(op, 'undo', { entry: id }).outcome).toBe('done');
    expect(room.room.parts.settings.speed).toBe(1);
  });
});

describe('a rule', () => {
  it('acts when its condition has been true for long enough, and then rests', () => {
    rule({ when: 'board.round > 10', holdSeconds: 1, coolDownSeconds: 2 });
    edit('board', 'round', 11);
    room.beat(55);
    expect(said('Look!')).toBe(0);
    expect(Object.values(newsOf(op, 'rules').at(-1) ?? {})).toMatchObject([{ state: 'holding', fired: 0 }]);
    room.beat(10);
    expect(said('Look!')).toBe(1);
    expect(Object.values(newsOf(op, 'rules').at(-1) ?? {})).toMatchObject([
      { state: 'resting', fired: 1, last: 'Look!' },
    ]);
    room.beat(120 + 60 - 10);
    expect(said('Look!')).toBe(1);
    room.beat(10);
    expect(said('Look!')).toBe(2);
    expect(auditOf(op).filter(([who]) => who === 'rule 1 of Op')).toEqual([
      ['rule 1 of Op', 'rule held', 'done'],
      ['rule 1 of Op', 'say', 'done'],
      ['rule 1 of Op', 'rule held', 'done'],
      ['rule 1 of Op', 'say', 'done'],
    ]);
  });

  it('waits anew when its condition does not hold for a moment', () => {
    rule({ when: 'board.round > 10', holdSeconds: 1 });
    for (let i = 0; i < 5; i++) {
      edit('board', 'round', 11);
      room.beat(40);
      edit('board', 'round', 1);
      room.beat(2);
    }
    expect(said('Look!')).toBe(0);
  });

  it('asks for figures of the room: a slow tick, bookmarked, and its owner told', () => {
    const calls = { c0: { name: 'bookmark', args: { note: 'slow' } } };
    rule({ when: 'tick.p99 > 12 ms', holdSeconds: 0.5, tell: 'me', calls });
    room.beat(60);
    expect(noticesOf(op)).toEqual([]);
    // Each phase of a beat takes so long from now on.
    room.port.lookMs = 5;
    room.beat(60);
    expect(noticesOf(op)).toEqual(['Rule 1 of Op: tick.p99 > 12 ms for 0.5 s.']);
    expect(noticesOf(ann)).toEqual([]);
    room.beat(6);
    expect(Object.values(newsOf(op, 'bookmarks').at(-1) ?? {})).toMatchObject([{ note: 'slow', by: 'rule 1 of Op' }]);
  });

  it('knows who is here, what was sent and how time goes', () => {
    room.join('spectator');
    room.command(op, 'bots', { count: 4 });
    room.beat(120);
    for (const [figure, value] of Object.entries({
      players: '1',
      bots: '3',
      watchers: '2',
      speed: '1 ×',
      paused: 'no',
      overruns: '0',
      'rtt.max': '0 ms',
    })) {
      room.command(op, 'watch', { expression: figure });
      watchTopics(room, op, 'watches');
      expect([figure, Object.values(newsOf(op, 'watches').at(-1) ?? {}).at(-1)?.is]).toEqual([figure, value]);
    }
    room.command(op, 'watch', { expression: 'sent > 0.1 and sent < 100' });
    room.beat(6);
    expect(Object.values(newsOf(op, 'watches').at(-1) ?? {}).at(-1)?.is).toBe('yes');
  });

  it('must do something, and says what is wrong with it', () => {
    expect(rule({ when: 'board.round > 1', calls: {} }).refusals).toMatchObject([{ where: 'calls' }]);
    expect(rule({ when: 'board', calls: {} }).refusals.map(({ where }) => where)).toEqual(['when', 'calls']);
    expect(rule({ when: 'tick > 1', coolDownSeconds: 0 }).outcome).toBe('refused');
    for (let i = 0; i < LIMITS.rulesMax; i++) expect(rule({ when: 'tick < 0' }).outcome).toBe('done');
    expect(rule({ when: 'tick < 0' }).text).toBe(`A room keeps at most ${LIMITS.rulesMax} rules.`);
  });

  it('that takes itself away does so in peace', () => {
    rule({ when: 'board.round > 10', calls: { c0: { name: 'cancel', args: { entry: 1 } } } });
    rule({ when: 'board.round > 10', calls: { c0: { name: 'cancel', args: { entry: 3 } } } });
    rule({ when: 'board.round > 10' });
    edit('board', 'round', 11);
    room.beat(30);
    expect(said('Look!')).toBe(0);
    expect(Object.keys(newsOf(op, 'rules').at(-1) ?? {})).toEqual(['r2']);
  });
});

describe('a command that is given later', () => {
  it('is said with what it is given, and nothing is not said', () => {
    expect(sayCall({ name: 'say', args: { text: 'Dinner!' } })).toBe('say “Dinner!”');
    expect(sayCall({ name: 'bookmark', args: { note: '' } })).toBe('bookmark');
  });
});

describe('a bookmark', () => {
  it('marks the tick with a note, and can be taken back', () => {
    const { tick } = room.world;
    room.command(op, 'bookmark', { note: 'What a shot' }, { who: 'Mo', role: 'moderator' });
    room.beat(6);
    expect(Object.values(newsOf(op, 'bookmarks').at(-1) ?? {})).toEqual([{ tick, note: 'What a shot', by: 'Mo' }]);
    room.command(op, 'undo');
    room.beat(6);
    expect(newsOf(op, 'bookmarks').at(-1)).toEqual({});
  });

  it('is one of so many', () => {
    for (let i = 0; i < LIMITS.bookmarksMax; i++) expect(room.command(op, 'bookmark').outcome).toBe('done');
    expect(room.command(op, 'bookmark').text).toBe(`A room keeps at most ${LIMITS.bookmarksMax} bookmarks.`);
  });
});

it('what a room keeps is no part of its world, and watched by nobody it is told to nobody', () => {
  const plain = new RoomHarness();
  const busy = new RoomHarness();
  for (const one of [plain, busy]) one.join('player', { name: 'Ann' });
  const other = busy.join('operator', { name: 'Op' });
  plain.join('operator', { name: 'Op' });
  busy.port.post({ kind: 'watch', session: other.session, topics: [] });
  busy.command(other, 'break-when', { when: 'any pawns where hp < 0' });
  busy.command(other, 'rule', { when: 'tick < 0', tell: 'me' });
  plain.beat(2);
  for (const one of [plain, busy]) one.beat(120);
  expect(busy.rows(other, 'pawns')).toEqual(plain.rows([...plain.viewers.values()].at(-1) as Viewer, 'pawns'));
  expect(other.messages.filter(({ kind }) => kind === 'news')).toEqual([]);
});
