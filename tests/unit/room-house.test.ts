import { TIMING } from '@tickdeck/server/room/timing.js';
import { MINUTE_MS } from '@tickdeck/shared/commands/marks.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Audit, News, Notice } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';
import { RoomHarness, type Viewer } from '../support/room-harness.js';

const reason = 'Rude';
const open = () => {
  const room = new RoomHarness();
  const ann = room.join('player', { name: 'Ann', device: 'device of ann' });
  const op = room.join('operator', { name: 'Op', device: 'op' });
  return { room, ann, op, whom: { session: ann.session } };
};
const of = <T extends { kind: string }>(viewer: Viewer, kind: T['kind']) =>
  viewer.messages.filter((message) => message.kind === kind) as unknown as T[];
const notices = (viewer: Viewer) => of<Notice>(viewer, 'notice').map(({ text }) => text);
const errands = (room: RoomHarness) => room.heard.flatMap((one) => (one.kind === 'errands' ? one.errands : []));
const told = (room: RoomHarness, viewer: Viewer, topic: string) => {
  room.port.post({ kind: 'watch', session: viewer.session, topics: [topic] });
  room.beat(TIMING.newsEveryBeats);
  return of<News>(viewer, 'news')
    .filter((news) => news.topic === topic)
    .at(-1)?.value as { readonly [key: string]: { readonly [key: string]: Value } } | undefined;
};

describe('a ban', () => {
  it('is asked of the host, with reason and end, and undone by lifting it', () => {
    const { room, op, whom } = open();
    const { text } = room.command(op, 'ban', { ...whom, reason, minutes: 5, address: true });
    expect(text).toBe('Ann is banned for 5 minutes: Rude');
    const [errand] = errands(room);
    expect(errand).toMatchObject({
      covers: 'address',
      mark: { kind: 'ban', device: 'device of ann', name: 'Ann', text: 'Rude', by: `Viewer ${op.session}`, lifted: 0 },
    });
    const mark = errand?.kind === 'mark' ? errand.mark : undefined;
    expect((mark?.until ?? 0) - (mark?.at ?? 0)).toBe(5 * MINUTE_MS);
    expect(room.command(op, 'undo').text).toBe('The ban of Ann is lifted.');
    expect(errands(room).at(-1)).toMatchObject({ mark: { id: mark?.id, liftedBy: `Viewer ${op.session}` } });
    expect(room.command(op, 'unban', { device: 'device of ann' }).text).toBe('This device is not banned.');
  });

  it('needs a reason and somebody to ban', () => {
    const { room, op, whom } = open();
    expect(room.command(op, 'ban', whom).text).toBe('reason must be given');
    expect(room.command(op, 'ban', { reason }).text).toBe('Say whom: a session or a player.');
    expect(room.command(op, 'ban', { session: op.session, reason }).text).toContain('as powerful as you');
    expect(room.command(op, 'ban', { ...whom, reason, minutes: LIMITS.termMinutesMax + 1 }).outcome).toBe('refused');
    expect(errands(room)).toEqual([]);
  });

  it('is lifted by nobody who is less than its maker', () => {
    const { room, op, whom } = open();
    const max = room.join('moderator', { device: 'max' });
    room.command(op, 'ban', { ...whom, reason });
    expect(room.command(max, 'unban', { device: 'device of ann' }).text).toContain(
      'who is operator; you are moderator',
    );
    expect(room.command(op, 'unban', { device: 'device of ann' }).outcome).toBe('done');
    expect(room.command(op, 'undo').text).toBe('The ban of Ann stands again.');
  });
});

describe('talking', () => {
  it('is heard by all, and bounded', () => {
    const { room, ann, op } = open();
    for (let i = 0; i < LIMITS.linesMax; i++) {
      expect(room.command(ann, 'chat', { line: 'Good game!' }).outcome).toBe('done');
    }
    expect(room.command(ann, 'chat', { line: 'Good game!' }).text).toBe('That was a lot. Wait a little.');
    room.beat(Math.ceil((LIMITS.linesWindowMs / 1000) * 60));
    expect(room.command(ann, 'chat', { line: 'Sorry!' }).outcome).toBe('done');
    expect(notices(op).at(-1)).toBe('Ann: Sorry!');
    expect(room.command(ann, 'chat', { line: 'You are all stupid' }).outcome).toBe('refused');
  });

  it('is not listed, so that it pushes nothing off the list', () => {
    const { room, ann, op } = open();
    room.command(ann, 'chat', { line: 'Hello!' });
    expect(of<Audit>(op, 'audit')).toEqual([]);
  });

  it('of a muted player is refused until it is over, or undone', () => {
    const { room, ann, op, whom } = open();
    expect(room.command(op, 'mute', { ...whom, reason, minutes: 1 }).text).toBe('Ann is muted for a minute: Rude');
    expect(room.command(ann, 'chat').text).toBe('You are muted for a minute: Rude');
    room.command(op, 'undo');
    expect(room.command(ann, 'chat').outcome).toBe('done');
    expect(room.command(op, 'redo').text).toBe('The mute of Ann stands again.');
    expect(room.command(ann, 'chat').outcome).toBe('refused');
    expect(room.command(op, 'unmute', whom).outcome).toBe('done');
    expect(room.command(op, 'unmute', whom).text).toBe('Ann is not muted.');
    expect(room.command(ann, 'chat').outcome).toBe('done');
  });

  it('of who was muted in another room, or before a restart, is refused too', () => {
    const { room, ann, op, whom } = open();
    room.command(op, 'mute', { ...whom, reason });
    const [errand] = errands(room);
    const next = new RoomHarness();
    next.port.post({ kind: 'house', marks: errand?.kind === 'mark' ? [errand.mark] : [], passes: [] });
    const again = next.join('player', { device: 'device of ann' });
    expect(next.command(again, 'chat').outcome).toBe('refused');
    expect(ann.closed).toBeUndefined();
  });
});

describe('warnings and notes', () => {
  it('are kept; a warning is shown to whom it is for, a note to nobody', () => {
    const { room, ann, op, whom } = open();
    room.command(op, 'warn', { ...whom, reason: 'No camping' });
    room.command(op, 'note', { ...whom, text: 'Brother of Bob' });
    expect(notices(ann)).toEqual(['Warning: No camping']);
    expect(notices(op)).toEqual([]);
    const marks = Object.values(told(room, op, 'marks') ?? {});
    expect(marks.map(({ kind, text }) => [kind, text])).toEqual([
      ['note', 'Brother of Bob'],
      ['warning', 'No camping'],
    ]);
    expect(room.command(op, 'undo').text).toBe('The note of Ann is lifted.');
  });

  it('are of people, not of bots or who is away', () => {
    const { room, ann, op } = open();
    const bots = new RoomHarness(undefined, { bots: 1 });
    const host = bots.join('host');
    expect(bots.command(host, 'note', { player: 1, text: 'x' }).text).toBe('Ada is a bot.');
    room.detach(ann);
    expect(room.command(op, 'warn', { player: 1, reason }).text).toBe('Ann is away, and has no link.');
    expect(room.command(op, 'note', { player: 1, text: 'Left early' }).outcome).toBe('done');
  });
});

describe('a name', () => {
  it('that was given is kept when its owner comes again, and undone to their own', () => {
    const { room, ann, op, whom } = open();
    expect(room.command(op, 'rename', { ...whom, name: 'Cherry' }).text).toBe('Ann is called Cherry now.');
    expect(Object.values(told(room, op, 'people') ?? {})).toContainEqual(
      expect.objectContaining({ name: 'Cherry', given: 'Cherry', device: 'device of ann', state: 'here' }),
    );
    room.detach(ann);
    const again = room.join('player', { name: 'Rude name', device: 'device of ann' });
    expect(room.room.parts.sessions.find(again.session)?.name).toBe('Cherry');
    expect(room.command(op, 'undo').text).toBe('Cherry has their own name back.');
  });

  it('is given to who watches as well', () => {
    const { room, op } = open();
    const watcher = room.join('spectator', { name: 'Zed' });
    expect(room.command(op, 'rename', { session: watcher.session, name: 'Ned' }).text).toBe('Zed is called Ned now.');
    expect(room.command(op, 'undo').text).toBe('Ned has their own name back.');
  });
});

describe('a seat that is handed over', () => {
  it('is the other person’s from then on, and theirs the first one’s', () => {
    const { room, ann, op } = open();
    const ben = room.join('player', { name: 'Ben', device: 'ben' });
    const players = [ann.welcome?.player ?? 0, ben.welcome?.player ?? 0];
    const [first = 0] = players;
    const { text } = room.command(op, 'hand-over', { player: first, session: ben.session });
    expect(text).toBe('Ben has the seat of Ann now.');
    expect([ann.closed, ben.closed]).toEqual(['reseated', 'reseated']);
    const again = ['ben', 'device of ann'].map((device) => room.join('player', { device }).welcome?.player);
    expect(again).toEqual(players);
  });

  it('leads who only watches to the play page, and leaves its first owner a new one', () => {
    const { room, ann, op } = open();
    const zed = room.join('spectator', { name: 'Zed', device: 'zed' });
    const player = ann.welcome?.player ?? 0;
    room.command(op, 'hand-over', { player, session: zed.session });
    expect(notices(zed)[0]).toContain('You were given the seat of Ann');
    expect(room.join('player', { device: 'zed' }).welcome?.player).toBe(player);
    expect(room.join('player', { device: 'device of ann' }).welcome?.player).not.toBe(player);
  });
});

describe('a seat that was handed over', () => {
  const handed = (to: 'player' | 'spectator') => {
    const { room, ann, op } = open();
    const ben = room.join(to, { name: 'Ben', device: 'ben' });
    const [first = 0, second = 0] = [ann, ben].map(({ welcome }) => welcome?.player ?? 0);
    room.command(op, 'hand-over', { player: first, session: ben.session });
    return { room, op, ben, first, second };
  };
  const names: { readonly [device: string]: string } = { 'device of ann': 'Ann', ben: 'Ben' };
  const playerOn = (room: RoomHarness, device: string) =>
    room.join('player', { name: names[device] ?? '', device }).welcome?.player;
  const namesOf = (room: RoomHarness) => room.room.parts.seats.all.map(({ name }) => name);

  it('is given back by undo, and handed over again by redo', () => {
    const { room, op, first, second } = handed('player');
    const sitting = room.join('player', { name: 'Ben', device: 'ben' });
    expect(room.command(op, 'undo').text).toBe('Ann has the seat back that Ben had.');
    expect(sitting.closed).toBe('reseated');
    expect(namesOf(room)).toEqual(['Ann', 'Ben']);
    expect(['device of ann', 'ben'].map((device) => playerOn(room, device))).toEqual([first, second]);
    expect(room.command(op, 'redo').text).toBe('Ben has the seat back that Ann had.');
    expect(['ben', 'device of ann'].map((device) => playerOn(room, device))).toEqual([first, second]);
  });

  it('is given back to who has found another one since', () => {
    const { room, op, first } = handed('spectator');
    const elsewhere = playerOn(room, 'device of ann');
    expect(elsewhere).not.toBe(first);
    expect(room.command(op, 'undo').outcome).toBe('done');
    expect(playerOn(room, 'device of ann')).toBe(first);
  });

  it('is a bot’s again when it was, which is not waited for', () => {
    const room = new RoomHarness(undefined, { bots: 1 });
    const op = room.join('operator');
    const zed = room.join('spectator', { name: 'Zed', device: 'zed' });
    const [ada] = room.room.parts.seats.all;
    const player = ada?.player ?? 0;
    room.command(op, 'hand-over', { player, session: zed.session });
    expect(room.command(op, 'undo').text).toBe('Ada has the seat back that Zed had.');
    expect(room.room.parts.seats.find(player)).toMatchObject({ name: 'Ada', sitter: { kind: 'bot' } });
  });

  it('leaves a bot that it was changed with no seat to wait in', () => {
    const room = new RoomHarness(undefined, { bots: 2 });
    const op = room.join('operator');
    const ben = room.join('player', { name: 'Ben', device: 'ben' });
    const ada = room.room.parts.seats.all.find(({ sitter }) => sitter.kind === 'bot');
    room.command(op, 'hand-over', { player: ada?.player ?? 0, session: ben.session });
    const kinds = room.room.parts.seats.all.map(({ sitter }) => sitter.kind);
    expect(kinds.sort()).toEqual(['bot', 'held']);
  });

  it('is not given back when another has it, or it is gone', () => {
    const { room, op, first } = handed('spectator');
    const undo = () => room.command(op, 'undo', { entry: 1 });
    const cid = room.join('spectator', { name: 'Cid', device: 'cid' });
    room.command(op, 'hand-over', { player: first, session: cid.session });
    expect(undo()).toMatchObject({
      outcome: 'conflict',
      text: `Nothing was changed: seat of player ${first} was left to Ben and is Cid’s now`,
    });
    room.beat(TIMING.seatHeldBeats);
    expect(undo().text).toBe(`Nothing was changed: seat of player ${first} is gone`);
  });
});

describe('several at once', () => {
  const mute = (session: number) => ({ name: 'mute', args: { session, reason } });
  const give = (room: RoomHarness, by: Viewer, calls: readonly object[]) =>
    room.command(by, 'together', { calls: Object.fromEntries(calls.map((call, i) => [`c${i}`, call as never])) });

  it('are one entry and one undo, and who cannot be hit does not save the others', () => {
    const { room, ann, op } = open();
    const ben = room.join('player', { name: 'Ben', device: 'ben' });
    const { text } = give(room, op, [mute(ann.session), mute(op.session), mute(ben.session)]);
    expect(text).toMatch(/^Mute 2 of 3: Ann is muted .* Ben is muted .* \(not: .* as powerful as you\.\)$/);
    for (const viewer of [ann, ben]) expect(room.command(viewer, 'chat').outcome).toBe('refused');
    expect(room.command(op, 'undo').text).toContain('Undone 2: The mute of Ben is lifted. The mute of Ann is lifted.');
    for (const viewer of [ann, ben]) expect(room.command(viewer, 'chat').outcome).toBe('done');
    expect(room.command(op, 'redo').outcome).toBe('done');
    for (const viewer of [ann, ben]) expect(room.command(viewer, 'chat').outcome).toBe('refused');
    const entries = of<Audit>(op, 'audit').flatMap((audit) => audit.entries);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
  });

  it('do nothing when one is not allowed, malformed, or one too many', () => {
    const { room, ann, op } = open();
    const max = room.join('moderator');
    expect(give(room, max, [mute(ann.session), { name: 'pause' }]).text).toContain('takes the role operator for Pause');
    expect(give(room, op, [mute(ann.session), { name: 'mute', args: { session: ann.session } }]).outcome).toBe(
      'refused',
    );
    expect(give(room, op, [{ name: 'undo' }]).text).toBe('undo cannot be one of several.');
    expect(give(room, op, Array(LIMITS.callsPerBatchMax + 1).fill(mute(ann.session))).text).toContain('more than');
    expect(room.command(ann, 'chat').outcome).toBe('done');
    expect(give(room, op, Array(LIMITS.callsPerBatchMax).fill(mute(ann.session))).outcome).toBe('done');
  });
});

describe('links', () => {
  it('are asked of the host, who alone ever has their tokens', () => {
    const { room } = open();
    const host = room.join('host');
    const { outcome } = room.command(host, 'link-make', { role: 'moderator', label: 'Max' });
    expect(outcome).toBe('done');
    const [errand] = errands(room);
    expect(errand).toMatchObject({
      kind: 'make-link',
      pass: { role: 'moderator', label: 'Max', room: 'room', revoked: 0 },
    });
    const id = errand?.kind === 'make-link' ? errand.pass.id : '';
    expect(room.command(host, 'link-revoke', { link: id }).text).toBe('The link of Max is taken back.');
    expect(room.command(host, 'link-revoke', { link: id }).text).toBe('That link does not work any more.');
    expect(room.command(host, 'undo').text).toBe('The link of Max works again.');
    expect(Object.keys(told(room, host, 'links') ?? {})).toEqual([id]);
  });

  it('are bounded', () => {
    const { room } = open();
    const host = room.join('host');
    for (let i = 0; i < LIMITS.linksMax; i++) room.command(host, 'link-make', { label: `Link ${i}` });
    expect(room.command(host, 'link-make', { label: 'One more' }).text).toContain('Take one back');
    expect(room.command(host, 'link-make', { label: 'x'.repeat(LIMITS.linkLabelCharsMax + 1) }).outcome).toBe(
      'refused',
    );
    expect(room.command(host, 'link-make').text).toContain('Say for whom');
  });

  it('are for hosts to see', () => {
    const { room, op } = open();
    expect(told(room, op, 'links')).toBeUndefined();
    expect(told(room, room.join('moderator'), 'people')).toBeDefined();
    expect(told(room, room.join('player'), 'people')).toBeUndefined();
  });
});

describe('a moderator', () => {
  it('[K13] sees of the audit list what moderators may do, and undoes only their own', () => {
    const { room, op, whom } = open();
    const max = room.join('moderator', { device: 'max' });
    room.command(op, 'edit', { edits: { e000: { part: 'rules', path: 'damage', value: 4 } } });
    room.command(op, 'pause');
    room.command(op, 'mute', { ...whom, reason });
    const entries = of<Audit>(max, 'audit').flatMap((audit) => audit.entries);
    expect(entries.map(({ command }) => command)).toEqual(['mute']);
    const late = room.join('moderator');
    expect(of<Audit>(late, 'audit').flatMap((audit) => audit.entries)).toEqual(entries);
    expect(room.command(max, 'undo', { entry: entries[0]?.id ?? 0 }).text).toContain(
      'a moderator undoes only their own',
    );
    expect(room.command(max, 'undo', { entry: (entries[0]?.id ?? 0) - 1 }).text).toContain('takes the role operator');
    room.command(max, 'note', { ...whom, text: 'Hm' });
    expect(room.command(max, 'undo').outcome).toBe('done');
  });
});

describe('the record', () => {
  it('gets every act of power once, refused ones too', () => {
    const { room, ann, op, whom } = open();
    room.command(op, 'mute', { ...whom, reason });
    room.command(ann, 'pause');
    room.command(ann, 'chat');
    room.command(op, 'undo');
    const kept = room.heard.flatMap((one) => (one.kind === 'logged' ? one.entries : []));
    expect(kept.map(({ command, outcome }) => `${command} ${outcome}`)).toEqual([
      'mute done',
      'pause refused',
      'undo done',
    ]);
  });
});

describe('what the host knows', () => {
  it('is told of so much, what counts first', () => {
    const { room, op } = open();
    const marks = Array.from({ length: LIMITS.marksMax + 10 }, (_, i) => ({
      ...{ id: `m${i}`, kind: i === 20 ? ('ban' as const) : ('note' as const), device: 'd', address: '', name: 'N' },
      ...{ text: 'T', by: 'Op', role: 'host' as const, at: i, until: 0, lifted: 0, liftedBy: '' },
    }));
    room.port.post({ kind: 'house', marks, passes: [] });
    const ids = Object.keys(told(room, op, 'marks') ?? {});
    expect(ids).toHaveLength(LIMITS.marksToldMax);
    expect(ids.slice(0, 2)).toEqual(['m20', `m${LIMITS.marksMax + 9}`]);
  });
});
