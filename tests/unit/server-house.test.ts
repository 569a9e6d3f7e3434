import { Addresses, plainAddress } from '@tickdeck/server/control/addresses.js';
import { Marks } from '@tickdeck/server/control/marks.js';
import { Record } from '@tickdeck/server/control/record.js';
import { openMemoryStore } from '@tickdeck/server/store/memory.js';
import type { Write } from '@tickdeck/server/store/port.js';
import type { Errand } from '@tickdeck/shared/commands/house.js';
import { type Mark, MINUTE_MS } from '@tickdeck/shared/commands/marks.js';
import type { Pass } from '@tickdeck/shared/commands/passes.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { AuditEntry, Hello, Reply } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../support/server/desk.js';
import { roomConfig } from '../support/server/fake-rooms.js';
import { openHouse } from '../support/server/house.js';

const reply: Reply = { kind: 'reply', id: 4, outcome: 'done', text: 'Done.', refusals: [], changes: [] };

/** A gateway and its house, and errands as a room would send them. */
function openHost() {
  const desk = openDesk();
  const { room, clock } = desk;
  const send = (one: Errand) => room.say({ kind: 'errands', session: 1, errands: [one], reply });
  const deviceOf = (session: number) => room.of('attach').find((one) => one.session === session)?.device ?? '';
  const ban = (session: number, more: Partial<Mark> = {}, covers: 'device' | 'address' = 'device') => {
    const mark: Mark = {
      ...{ id: `ban-${session}`, kind: 'ban', device: deviceOf(session), address: '', name: 'Ada', text: 'Rude' },
      ...{ by: 'Op', role: 'host', at: clock.wallMs(), until: 0, lifted: 0, liftedBy: '', ...more },
    };
    send({ kind: 'mark', mark, covers });
    return mark;
  };
  const makeLink = (more: Partial<Pass> = {}) => {
    const pass: Pass = {
      ...{
        id: 'link-1',
        role: 'moderator',
        label: 'Max',
        room: '',
        by: 'Op',
        at: clock.wallMs(),
        until: 0,
        revoked: 0,
      },
      ...more,
    };
    const maker = desk.enter({ device: 'maker' });
    const { session = 0 } = room.of('attach').at(-1) ?? {};
    room.say({ kind: 'errands', session, errands: [{ kind: 'make-link', pass }], reply });
    return { pass, token: /#token=(\S+)/.exec(maker.last('reply')?.text ?? '')?.[1] ?? '' };
  };
  const tries = (hello: Partial<Hello>, address?: string) => {
    const socket = desk.enter(hello, address);
    return socket.closed?.reason ?? 'in';
  };
  return { ...desk, send, ban, makeLink, tries };
}

describe('a ban', () => {
  it('[H14] closes the device out in all rooms, and says why and for how long', () => {
    const { rooms, enter, ban, tries, clock } = openHost();
    rooms.create(roomConfig('other'));
    const ada = enter({ device: 'ada' });
    ban(1, { until: clock.wallMs() + 5 * MINUTE_MS });
    expect(ada.closed?.reason).toBe('banned');
    expect(ada.last('goodbye')?.text).toMatch(
      /^You are banned from this host for 5 minutes, until .*The reason: Rude$/,
    );
    for (const room of ['arena', 'other']) expect(tries({ device: 'ada', room })).toBe('banned');
    expect(tries({ device: 'ada', role: 'spectator' })).toBe('banned');
    expect(tries({ device: 'bob' })).toBe('in');
  });

  it('[H14] leaves others behind the same address in, unless it covers the address', () => {
    const { enter, ban, tries, house } = openHost();
    enter({ device: 'ada' }, '192.0.2.7');
    const bob = enter({ device: 'bob' }, '192.0.2.7');
    ban(1);
    expect(bob.closed).toBeUndefined();
    ban(1, {}, 'address');
    expect(bob.closed?.reason).toBe('banned');
    expect(tries({ device: 'new' }, '192.0.2.7')).toBe('banned');
    expect(tries({ device: 'new' }, '192.0.2.8')).toBe('in');
    expect(house.objectionTo({ role: 'host', device: 'x', address: '192.0.2.7', pass: '' })).toBeUndefined();
  });

  it('covers no address that is this machine’s own, and says so', () => {
    const { enter, ban, tries } = openHost();
    const op = enter({ device: 'ada' }, '127.0.0.1');
    ban(1, {}, 'address');
    expect(op.last('reply')?.text).toContain('Their address is not known');
    expect(tries({ device: 'new' }, '127.0.0.1')).toBe('in');
  });

  it('ends by itself, and when it is lifted', () => {
    const { enter, ban, tries, clock } = openHost();
    enter({ device: 'ada' });
    const mark = ban(1, { until: clock.wallMs() + MINUTE_MS });
    clock.advance(MINUTE_MS - 1);
    expect(tries({ device: 'ada' })).toBe('banned');
    clock.advance(1);
    expect(tries({ device: 'ada' })).toBe('in');
    ban(1, { until: 0 });
    expect(tries({ device: 'ada' })).toBe('banned');
    ban(1, { ...mark, until: 0, lifted: 5, liftedBy: 'Op' });
    expect(tries({ device: 'ada' })).toBe('in');
  });

  it('is told to every room, and to each anew when it starts again', () => {
    const { rooms, room, enter, ban } = openHost();
    const other = rooms.create(roomConfig('other'));
    enter({ device: 'ada' });
    ban(1);
    expect(
      other
        .of('house')
        .at(-1)
        ?.marks.map(({ id }) => id),
    ).toEqual(['ban-1']);
    const card = { tick: 1, players: 0, bots: 0, watchers: 0, seatsMax: 8, paused: false, speed: 1, overruns: 0 };
    const rest = { skips: 0, keyframes: 0, mismatches: 0, beatMs: [], arrayBufferBytes: 0 };
    room.say({ kind: 'report', beat: 1, ...card, ...rest });
    expect(
      room
        .of('house')
        .at(-1)
        ?.marks.map(({ id }) => id),
    ).toEqual(['ban-1']);
    expect(room.of('fact').at(-1)).toMatchObject({ topic: 'keeping', value: { lasts: false } });
  });
});

describe('a link', () => {
  it('opens its role and those below, and is told to its maker alone', () => {
    const { makeLink, tries, room } = openHost();
    const { token } = makeLink();
    expect(token).not.toBe('');
    for (const role of ['spectator', 'player', 'moderator'] as const)
      expect(tries({ role, token, device: role })).toBe('in');
    for (const role of ['operator', 'host'] as const) expect(tries({ role, token })).toBe('unauthorised');
    expect(JSON.stringify(room.posted)).not.toContain(token);
  });

  it('[H13] closes out who came by it when it is taken back, and works again when that is undone', () => {
    const { makeLink, enter, tries, send } = openHost();
    const { token, pass } = makeLink();
    const max = enter({ role: 'moderator', token, device: 'max' });
    const player = enter({ device: 'bob' });
    send({ kind: 'pass', pass: { ...pass, revoked: 9 } });
    expect(max.closed?.reason).toBe('revoked');
    expect(player.closed).toBeUndefined();
    expect(enter({ role: 'moderator', token }).last('goodbye')?.text).toContain('took this link back');
    send({ kind: 'pass', pass });
    expect(tries({ role: 'moderator', token })).toBe('in');
  });

  it('[H13] ends when its time is over, for who is here too', () => {
    const { makeLink, enter, clock } = openHost();
    const { token } = makeLink({ until: clock.wallMs() + 3_000 });
    const max = enter({ role: 'moderator', token });
    const live = (ms: number) => {
      clock.advance(ms);
      max.type({ kind: 'pong', nonce: max.last('ping')?.nonce ?? 0 });
    };
    live(2_500);
    expect(max.closed).toBeUndefined();
    live(1_000);
    expect(max.closed?.reason).toBe('revoked');
    expect(enter({ role: 'moderator', token }).last('goodbye')?.text).toContain('time of this link is over');
  });

  it('[H13] for one room opens no other', () => {
    const { makeLink, rooms, enter, tries } = openHost();
    rooms.create(roomConfig('other'));
    const { token } = makeLink({ room: 'other' });
    expect(tries({ role: 'moderator', token, room: 'other' })).toBe('in');
    expect(enter({ role: 'moderator', token }).last('goodbye')?.text).toContain('for the room "other" alone');
  });

  it('outlives a restart, its token being kept nowhere', () => {
    const desk = openDesk();
    const written: Write[] = [];
    const store = openMemoryStore();
    const port = { ...store.port, write: (write: Write) => void written.push(write), listen() {} };
    const before = openHouse({
      ...desk,
      store: { ...store, port: { ...port, page: store.port.page, close: store.port.close } },
    });
    const pass: Pass = { id: 'a', role: 'operator', label: 'M', room: '', by: 'Op', at: 1, until: 0, revoked: 0 };
    const { text } = before.carryOut([{ kind: 'make-link', pass }], reply);
    const token = /#token=(\S+)/.exec(text)?.[1] ?? '';
    expect(JSON.stringify(written)).not.toContain(token);
    const passes = written.flatMap((write) => (write.kind === 'pass' ? [write.pass] : []));
    const after = openHouse({ ...desk, store: { ...store, kept: { marks: [], passes } } });
    expect(after.grantOf(token)).toMatchObject({ role: 'operator', pass: 'a', label: 'M' });
    expect(openHouse(desk).grantOf(token)).toContain('not valid');
  });
});

describe('what is kept', () => {
  const mark = (id: string, more: Partial<Mark> = {}): Mark => ({
    ...{ id, kind: 'note', device: id, address: '', name: 'N', text: 'T', by: 'Op', role: 'host' },
    ...{ at: 10, until: 0, lifted: 0, liftedBy: '', ...more },
  });

  it('is bounded: what counts no more goes first, then notes', () => {
    const written: Write[] = [];
    const marks = new Marks({ write: (write) => void written.push(write) }, [], 3);
    marks.keep(mark('a', { kind: 'ban' }));
    marks.keep(mark('b'));
    marks.keep(mark('c', { kind: 'ban', lifted: 1 }));
    marks.keep(mark('d'));
    marks.keep(mark('e'));
    expect(marks.all().map(({ id }) => id)).toEqual(['a', 'd', 'e']);
    expect(written.flatMap((write) => (write.kind === 'forget-mark' ? [write.id] : []))).toEqual(['c', 'b']);
    expect(LIMITS.marksMax).toBeGreaterThan(LIMITS.marksToldMax);
  });

  it('of addresses is the last of each device, for so many devices', () => {
    const addresses = new Addresses(2);
    addresses.see('a', '192.0.2.1');
    addresses.see('b', plainAddress('::ffff:192.0.2.2'));
    addresses.see('a', '192.0.2.3');
    addresses.see('c', '::1');
    expect(['a', 'b', 'c'].map((device) => addresses.of(device))).toEqual(['192.0.2.3', '', '']);
    expect(plainAddress('::ffff:192.0.2.2')).toBe('192.0.2.2');
  });

  it('of refusals is so many a minute, so that they push nothing out', () => {
    const written: Write[] = [];
    let wallMs = 0;
    const record = new Record({ write: (write) => void written.push(write) }, () => wallMs);
    const entry = (outcome: AuditEntry['outcome']): AuditEntry => ({
      ...{ id: 1, at: 1, who: 'A', role: 'player', beat: 1, tick: 1, command: 'kick', outcome, text: '' },
      ...{ changes: [], undoable: false },
    });
    const kept = () => written.flatMap((write) => (write.kind === 'entries' ? write.entries : [])).length;
    for (let i = 0; i < 200; i++) record.note('arena', [entry('refused')]);
    expect(kept()).toBe(60);
    record.note('arena', [entry('done')]);
    expect(kept()).toBe(61);
    wallMs = MINUTE_MS;
    record.note('arena', [entry('refused')]);
    expect(kept()).toBe(62);
  });
});
