import { issueToken } from '@tickdeck/server/control/tokens.js';
import { slackOf } from '@tickdeck/server/gateway/slack.js';
import { TIMING } from '@tickdeck/server/gateway/timing.js';
import { notePunctuality } from '@tickdeck/server/room/people/punctuality.js';
import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { InputMessage } from '@tickdeck/shared/wire/messages.js';
import { SLACK_UNKNOWN_MS } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, test } from 'vitest';
import { helloOf, openDesk } from '../support/server/desk.js';

const input = (seq: number, ack = 0): InputMessage => ({ kind: 'input', seq, ack, shown: 0, values: [1] });
const closedBy = (reason: keyof typeof CLOSE) => ({ code: CLOSE[reason].code, reason });

describe('awaiting hello', () => {
  test('[H4] silence closes with a goodbye, exactly at the limit', () => {
    const { clock, connect } = openDesk();
    const socket = connect();
    clock.advance(LIMITS.helloTimeoutMs - 1);
    expect(socket.closed).toBeUndefined();
    clock.advance(1);
    expect(socket.closed).toEqual(closedBy('helloTimeout'));
    expect(socket.last('goodbye')).toEqual({ kind: 'goodbye', reason: 'helloTimeout', text: CLOSE.helloTimeout.text });
  });

  test('a hello in time stops the timer', () => {
    const { clock, enter } = openDesk();
    const socket = enter();
    clock.advance(LIMITS.helloTimeoutMs);
    expect(socket.closed).toBeUndefined();
  });

  test('[H5] any other first message closes', () => {
    const { connect, room } = openDesk();
    const socket = connect();
    socket.type({ kind: 'ack', beat: 1 });
    expect(socket.closed).toEqual(closedBy('protocol'));
    expect(room.posted).toEqual([]);
  });

  test('[H6] text instead of bytes closes', () => {
    const { connect } = openDesk();
    const socket = connect();
    socket.raw(new TextEncoder().encode(JSON.stringify(helloOf())), 'text');
    expect(socket.closed).toEqual(closedBy('protocol'));
  });

  test('[H3] another version of the subprotocol is told to reload', () => {
    const { connect } = openDesk();
    expect(connect('tickdeck.0').closed).toEqual(closedBy('version'));
  });

  test('[H11] one session too many is turned away, and a place freed is a place again', () => {
    const { connect } = openDesk();
    const sockets = Array.from({ length: LIMITS.sessionsMax }, () => connect());
    expect(sockets.every(({ closed }) => closed === undefined)).toBe(true);
    const late = connect();
    expect(late.closed).toEqual(closedBy('tooMany'));
    late.drop();
    sockets[0]?.drop();
    expect(connect().closed).toBeUndefined();
  });
});

describe('hello', () => {
  test('[H9] attaches to the room and gets its welcome first, then pings', () => {
    const { enter, room } = openDesk();
    const socket = enter({ name: '  Ada\u202e\u0000 Lovelace, Countess ' });
    expect(room.of('attach')).toMatchObject([{ link: 0, role: 'player', name: 'Ada Lovelace, Counte', when: 'ask' }]);
    expect(socket.messages().map(({ kind }) => kind)).toEqual(['welcome', 'ping']);
  });

  test('the room never sees the device key, yet the same key gives the same device', () => {
    const { enter, room } = openDesk();
    for (const device of ['secret-key', 'secret-key', 'other']) enter({ device });
    const [first, second, third] = room.of('attach').map(({ device }) => device);
    expect(JSON.stringify(room.posted)).not.toContain('secret-key');
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('pages that keep no key are different devices', () => {
    const { enter, room } = openDesk();
    enter({ device: '' });
    enter({ device: '' });
    const [first, second] = room.of('attach').map(({ device }) => device);
    expect(second).not.toBe(first);
  });

  test.each([
    ['an unknown room', { room: 'nowhere' }, 'noRoom'],
    ['another schema hash', { schema: 1 }, 'version'],
    ['an operator without a token', { role: 'operator' }, 'unauthorised'],
    ['an operator with a made-up token', { role: 'operator', token: 'aaaa.bbbb' }, 'unauthorised'],
    ['a player with a made-up token', { token: 'aaaa.bbbb' }, 'unauthorised'],
  ] as const)('[H7] %s is refused before the room hears of it', (_name, hello, reason) => {
    const { enter, room } = openDesk();
    const socket = enter(hello);
    expect(socket.closed).toEqual(closedBy(reason));
    expect(socket.last('goodbye')?.reason).toBe(reason);
    expect(room.posted).toEqual([]);
  });

  test('[H8] a token opens its role and those below, not those above', () => {
    const { enter, keyring, room } = openDesk();
    const token = issueToken(keyring, 'operator', 0);
    expect(enter({ role: 'operator', token }).closed).toBeUndefined();
    expect(enter({ role: 'spectator', token }).closed).toBeUndefined();
    expect(enter({ role: 'host', token }).closed).toEqual(closedBy('unauthorised'));
    expect(room.of('attach').map(({ role }) => role)).toEqual(['operator', 'spectator']);
    expect(JSON.stringify(room.posted)).not.toContain(token);
  });

  test('[H11] a room without a place left turns away, until somebody leaves', () => {
    const { enter, room } = openDesk({ links: 2 });
    const first = enter();
    enter();
    expect(enter().closed).toEqual(closedBy('tooMany'));
    first.drop();
    expect(enter().closed).toBeUndefined();
    expect(room.of('attach').map(({ link }) => link)).toEqual([0, 1, 0]);
  });

  test('[H12] a room that does not answer is taken for broken', () => {
    const { enter, room, clock } = openDesk();
    room.answersAttach = 'nothing';
    const socket = enter();
    clock.advance(TIMING.attachTimeoutMs);
    expect(socket.closed).toEqual(closedBy('roomFailed'));
    expect(room.of('detach')).toHaveLength(1);
  });

  test('[H12] a restarting room asks to come back', () => {
    const { enter, room } = openDesk();
    room.state = 'restarting';
    expect(enter().closed).toEqual(closedBy('roomFailed'));
  });
});

describe('live', () => {
  test('inputs go to the room in the order they came, with when they did', () => {
    const { enter, room, clock } = openDesk();
    const [a, b] = [enter(), enter()];
    a.type(input(1));
    b.type(input(1));
    clock.advance(5);
    a.type(input(2));
    const came = room.of('input').map(({ session, input: { seq }, atMs }) => [session, seq, atMs]);
    expect(came).toEqual([
      [1, 1, clock.nowMs() - 5],
      [2, 1, clock.nowMs() - 5],
      [1, 2, clock.nowMs()],
    ]);
  });

  test('[A8] acks, alone and within inputs, reach the shared memory; beats never published do not', () => {
    const { enter, room } = openDesk();
    const socket = enter();
    room.publish(40, [1, 7]);
    socket.type({ kind: 'ack', beat: 30 });
    expect(room.link(0, 'ackedBeat')).toBe(30);
    socket.type(input(1, 40));
    expect(room.link(0, 'ackedBeat')).toBe(40);
    socket.type({ kind: 'ack', beat: 39 });
    socket.type({ kind: 'ack', beat: 41 });
    expect(room.link(0, 'ackedBeat')).toBe(40);
  });

  test('a newcomer starts with nothing outstanding', () => {
    const { enter, room } = openDesk();
    enter();
    room.publish(500);
    enter();
    expect(room.link(1, 'ackedBeat')).toBe(500);
  });

  test('each session gets its own bytes, the beat is claimed, and the buffer is reported', () => {
    const { enter, room } = openDesk();
    const [a, b] = [enter(), enter()];
    b.bufferedBytes = 1234;
    room.publish(1, [1, 10], [2, 20]);
    room.publish(2, [2, 21], [99, 30]);
    expect(a.frames()).toEqual([10]);
    expect(b.frames()).toEqual([20, 21]);
    expect(room.memory.claims[1]).toBe(2);
    expect(room.link(1, 'bufferedBytes')).toBe(1234);
  });

  test('[A1] pings every second measure the round trip and tell it', () => {
    const { enter, room, clock } = openDesk();
    const socket = enter();
    const first = socket.last('ping');
    clock.advance(35);
    socket.type({ kind: 'pong', nonce: first?.nonce ?? -1 });
    expect(room.link(0, 'rttMs')).toBe(35);
    clock.advance(TIMING.pingEveryMs);
    expect(socket.last('ping')).toMatchObject({ rttMs: 35 });
    expect(socket.last('ping')?.nonce).not.toBe(first?.nonce);
  });

  test('sessions are to be early by different times, so that a crowd does not come all at once, and none by much', () => {
    const slacks = Array.from({ length: 100 }, (_, place) => slackOf(place));
    expect(new Set(slacks).size).toBe(100);
    expect(Math.max(...Array.from({ length: 1024 }, (_, place) => slackOf(place)))).toBeLessThan(6);
  });

  test('pings tell how punctual the inputs were, each time what is new', () => {
    const { enter, room, clock } = openDesk();
    const socket = enter();
    notePunctuality(room.memory, 0, { slackMs: 2.5, gaps: 1 });
    notePunctuality(room.memory, 0, { slackMs: SLACK_UNKNOWN_MS, gaps: 2 });
    clock.advance(TIMING.pingEveryMs);
    const told = socket.messages().flatMap((message) => (message.kind === 'ping' ? [message] : []));
    expect(told.map(({ slackMs, gaps }) => [slackMs, gaps])).toContainEqual([2.5 - slackOf(0), 3]);
    expect(told.filter(({ gaps }) => gaps > 0)).toHaveLength(1);
    expect(told[0]).toMatchObject({ slackMs: SLACK_UNKNOWN_MS, gaps: 0 });
  });

  test('[A2] no pong for ten seconds closes; a pong with a made-up nonce is none', () => {
    const { enter, clock } = openDesk();
    const [silent, liar, honest] = [enter(), enter(), enter()];
    for (let second = 0; second < LIMITS.pongTimeoutMs / 1000; second++) {
      liar.type({ kind: 'pong', nonce: 60_000 });
      honest.type({ kind: 'pong', nonce: honest.last('ping')?.nonce ?? -1 });
      expect(silent.closed).toBeUndefined();
      clock.advance(1000);
    }
    // It is noticed when the next ping is due.
    honest.type({ kind: 'pong', nonce: honest.last('ping')?.nonce ?? -1 });
    clock.advance(TIMING.pingEveryMs);
    expect(silent.closed).toEqual(closedBy('noPong'));
    expect(liar.closed).toEqual(closedBy('noPong'));
    expect(honest.closed).toBeUndefined();
  });

  test('[A3] more messages a second than allowed is a flood; exactly as many is not', () => {
    const { enter, clock } = openDesk();
    const socket = enter();
    clock.advance(1000);
    for (let i = 0; i < LIMITS.messagesPerSecondMax; i++) socket.type({ kind: 'ack', beat: 0 });
    expect(socket.closed).toBeUndefined();
    clock.advance(1000);
    for (let i = 0; i < LIMITS.messagesPerSecondMax; i++) socket.type({ kind: 'ack', beat: 0 });
    expect(socket.closed).toBeUndefined();
    socket.type({ kind: 'ack', beat: 0 });
    expect(socket.closed).toEqual(closedBy('flood'));
  });

  test('[K1] commands carry who sent them, as what and when, whatever the message says', () => {
    const { enter, room, keyring, clock } = openDesk();
    const socket = enter({ role: 'operator', token: issueToken(keyring, 'host', 0), name: 'Grace' });
    const forged = { who: 'Somebody', person: 'somebody', role: 'host', at: 1, session: 77 };
    socket.type({ kind: 'command', id: 5, name: 'pause', args: {}, mode: 'apply', ...forged });
    const person = keyring.seal('device', 'device-1').toString('base64url');
    const stamp = { session: 1, who: 'Grace', person, mode: 'apply', role: 'operator', pass: '', at: clock.wallMs() };
    expect(room.of('command')).toEqual([{ kind: 'command', id: 5, name: 'pause', args: {}, ...stamp }]);
  });

  test('[H10] a second hello closes', () => {
    const { enter } = openDesk();
    const socket = enter();
    socket.type(helloOf());
    expect(socket.closed).toEqual(closedBy('protocol'));
  });

  test('the room closes sessions with its own reason', () => {
    const { enter, room } = openDesk();
    const socket = enter();
    room.say({ kind: 'close', session: 1, reason: 'kicked' });
    expect(socket.last('goodbye')?.reason).toBe('kicked');
    expect(socket.closed).toEqual(closedBy('kicked'));
  });

  test('what the room tells some, only they get', () => {
    const { enter, room } = openDesk();
    const [a, b] = [enter(), enter()];
    room.say({ kind: 'tell', sessions: [2, 99], message: { kind: 'notice', level: 'info', text: 'hi' } });
    expect(a.last('notice')).toBeUndefined();
    expect(b.last('notice')?.text).toBe('hi');
  });
});

describe('ends', () => {
  test('[A4] a message that does not decode closes its session with the code, and nobody else notices', () => {
    const { enter, room, logged } = openDesk();
    const [good, bad] = [enter(), enter()];
    bad.raw(Uint8Array.of(0xff));
    expect(bad.closed).toEqual(closedBy('protocol'));
    expect(bad.last('goodbye')?.text).toContain('bad-structure');
    expect(room.of('detach')).toEqual([{ kind: 'detach', session: 2, why: 'protocol' }]);
    room.publish(1, [1, 10], [2, 20]);
    expect(good.frames()).toEqual([10]);
    expect(bad.frames()).toEqual([]);
    expect(good.closed).toBeUndefined();
    expect(logged.map(({ level }) => level)).toEqual(['info']);
  });

  test('[A6] after its goodbye a session is deaf and mute, and leaves no timer behind', () => {
    const { enter, room, clock } = openDesk();
    const socket = enter();
    room.say({ kind: 'close', session: 1, reason: 'kicked' });
    socket.type(input(1));
    expect(room.of('input')).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('a dropped connection detaches once', () => {
    const { enter, room, gateway } = openDesk();
    const socket = enter();
    expect(gateway.census().player).toBe(1);
    socket.drop();
    expect(room.of('detach')).toEqual([{ kind: 'detach', session: 1, why: 'left' }]);
    expect(gateway.census().player).toBe(0);
  });

  test('[A7] a broken room sends its sessions away, hears no more of them, and takes newcomers after its restart', () => {
    const { enter, room, rooms } = openDesk();
    const socket = enter();
    socket.type(input(1));
    room.say({ kind: 'failed', text: 'it threw' });
    expect(socket.last('goodbye')?.reason).toBe('roomFailed');
    expect(socket.closed).toEqual(closedBy('roomFailed'));
    socket.type(input(2));
    expect(room.posted.map(({ kind }) => kind)).toEqual(['attach', 'input']);
    const again = rooms.create(room.config);
    expect(enter().closed).toBeUndefined();
    expect(again.of('attach')).toMatchObject([{ session: 2, link: 0 }]);
  });

  test('a message of a room that cannot be encoded is logged, and everything else goes on', () => {
    const { enter, room, logged } = openDesk();
    const socket = enter();
    // No room makes this in earnest: it stands for whatever bug would.
    const text = 1n as unknown as string;
    room.say({ kind: 'tell', sessions: [1], message: { kind: 'notice', level: 'info', text } });
    room.publish(1, [1, 10]);
    expect(socket.frames()).toEqual([10]);
    expect(logged.map(({ level }) => level)).toEqual(['error']);
  });

  test('[A7] stopping says so to everybody, waits for the sockets, and turns late ones away', async () => {
    const { enter, connect, gateway, clock } = openDesk();
    const [live, mute] = [enter(), connect()];
    let stopped = false;
    const stop = gateway.stop().then(() => {
      stopped = true;
    });
    for (const socket of [live, mute, connect()]) {
      expect(socket.last('goodbye')?.reason).toBe('stopped');
      expect(socket.closed).toEqual(closedBy('stopped'));
      await Promise.resolve();
      expect(stopped).toBe(false);
      socket.drop();
    }
    await stop;
    expect(clock.pending).toBe(0);
  });
});
