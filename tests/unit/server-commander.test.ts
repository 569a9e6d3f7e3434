import { ANSWER_TIMEOUT_MS, Commander, type Order } from '@tickdeck/server/control/commander.js';
import type { Reply } from '@tickdeck/shared/wire/messages.js';
import { afterEach, describe, expect, it } from 'vitest';
import { RoomsHarness } from '../support/rooms-harness.js';
import { FakeRooms, roomConfig } from '../support/server/fake-rooms.js';
import { ManualClock } from '../support/server/manual-clock.js';

const order = (name: string, args: Order['args'] = {}): Order => ({
  ...{ name, args, mode: 'apply', who: 'Grace', person: 'token abc', role: 'operator', pass: '', at: 7 },
});
const reply = (id: number): Reply => ({ kind: 'reply', id, outcome: 'done', text: `${id}`, refusals: [], changes: [] });

function openCommander() {
  const [rooms, clock] = [new FakeRooms(), new ManualClock()];
  return { rooms, clock, room: rooms.create(roomConfig('arena')), commander: new Commander(rooms, clock) };
}

describe('a command without a session', () => {
  it('goes to the room with who gave it, and comes back with the answer to it and to no other', async () => {
    const { room, commander, clock } = openCommander();
    const answers = [commander.give('arena', order('pause')), commander.give('arena', order('say', { text: 'Hi' }))];
    const [first, second] = room.of('command');
    expect(first).toEqual({ kind: 'command', session: 0, id: 1, ...order('pause') });
    room.say({ kind: 'answer', reply: reply(second?.id ?? 0) });
    room.say({ kind: 'answer', reply: reply(first?.id ?? 0) });
    expect(await Promise.all(answers)).toMatchObject([{ reply: { text: '1' } }, { reply: { text: '2' } }]);
    expect(clock.pending).toBe(0);
  });

  it('is given up after a while, when its room breaks, and when the host stops', async () => {
    const { room, rooms, commander, clock } = openCommander();
    const late = commander.give('arena', order('pause'));
    clock.advance(ANSWER_TIMEOUT_MS);
    expect(await late).toEqual({ kind: 'silent', text: 'The room did not answer.' });
    room.say({ kind: 'answer', reply: reply(1) });
    const broken = commander.give('arena', order('pause'));
    room.say({ kind: 'failed', text: 'oh no' });
    expect(await broken).toMatchObject({ kind: 'silent', text: expect.stringContaining('broke') });
    room.state = 'restarting';
    expect(await commander.give('arena', order('pause'))).toMatchObject({ kind: 'silent' });
    room.state = 'running';
    const stopped = commander.give('arena', order('pause'));
    commander.close();
    expect(await stopped).toMatchObject({ kind: 'silent', text: 'The host stops.' });
    expect([clock.pending, rooms.list().length]).toEqual([0, 1]);
  });
});

describe('a real room', () => {
  let harness: RoomsHarness | undefined;
  afterEach(() => harness?.rooms.stop());

  it('answers while it beats, and while it rests with nobody in it', async () => {
    harness = new RoomsHarness();
    harness.open('empty', { bots: 0 });
    const clock = new ManualClock();
    const commander = new Commander(harness.rooms, clock);
    expect(await commander.give('empty', order('pause'))).toMatchObject({ reply: { outcome: 'done' } });
    const reports = () => harness?.of('empty', 'report') ?? [];
    // Its last report before it rests says that it has made 300 beats for nobody.
    await harness.until('it rests', () => (reports().at(-1)?.beat ?? 0) >= 300);
    expect(await commander.give('empty', order('resume'))).toMatchObject({ reply: { outcome: 'done' } });
    commander.close();
  });
});
