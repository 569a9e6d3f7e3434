import { HostLog } from '@tickdeck/server/control/host-log.js';
import { issueToken } from '@tickdeck/server/control/tokens.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Log } from '@tickdeck/shared/wire/messages.js';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../support/server/desk.js';
import type { FakeSocket } from '../support/server/fake-socket.js';

const line = (msg: string, more: object = {}) =>
  JSON.stringify({ level: 30, time: 5, pid: 1, hostname: 'h', msg, ...more });

describe('the host’s log', () => {
  it('keeps lines with all that they say, in words', () => {
    const log = new HostLog();
    log.write(
      line('A flight was written.', { room: 'arena', bytes: 7, why: 'a b', err: { message: 'x="y"', code: 3 } }),
    );
    log.write(line('Bad.', { level: 50 }));
    log.write('no line');
    expect(log.of('arena')).toEqual([
      {
        id: 1,
        at: 5,
        level: 'info',
        text: 'A flight was written.',
        data: 'bytes=7 why="a b" err.message="x=\\"y\\"" err.code=3',
      },
      { id: 2, at: 5, level: 'error', text: 'Bad.', data: '' },
    ]);
  });

  it('tells each room of itself and of the host', () => {
    const log = new HostLog();
    for (const room of ['a', 'b', undefined]) log.write(line(`of ${room}`, { room }));
    expect(log.of('a').map(({ text }) => text)).toEqual(['of a', 'of undefined']);
    expect(log.of('b', 2).map(({ text }) => text)).toEqual(['of undefined']);
  });

  it(`remembers ${LIMITS.logLinesMax} lines of at most ${LIMITS.textCharsMax} characters`, () => {
    const log = new HostLog();
    for (let i = 0; i <= LIMITS.logLinesMax; i++) log.write(line('x'.repeat(i + 10)));
    const lines = log.of('');
    expect(lines).toHaveLength(LIMITS.logLinesMax);
    expect(lines[0]?.id).toBe(2);
    expect(lines.at(-1)?.text).toHaveLength(LIMITS.textCharsMax);
  });

  it('lets no token through, wherever it is', () => {
    const { keyring } = openDesk();
    const log = new HostLog();
    const token = issueToken(keyring, 'host', 0);
    log.write(line(`GET /control#${token}`, { err: { message: `bad ${token}` } }));
    const [said] = log.of('');
    expect(JSON.stringify(said)).not.toContain(token.slice(0, 20));
    expect(said).toMatchObject({ text: 'GET /control#(token)' });
  });
});

describe('[K14] the log', () => {
  const told = (socket: FakeSocket) => socket.messages().filter((one): one is Log => one.kind === 'log');

  it('is told whole and then in batches to operators that watch it, and made for nobody else', () => {
    const desk = openDesk();
    const token = issueToken(desk.keyring, 'operator', 0);
    const operator = desk.enter({ role: 'operator', token });
    const player = desk.enter({ device: 'device-2' });
    desk.hostLog.write(line('before'));
    for (const socket of [operator, player]) socket.type({ kind: 'watch', topics: ['log'] });
    desk.clock.advance(250);
    expect(told(operator)).toMatchObject([{ lines: [{ text: 'before' }] }]);
    for (const text of ['one', 'two']) desk.hostLog.write(line(text, { room: 'arena' }));
    desk.hostLog.write(line('elsewhere', { room: 'other' }));
    desk.clock.advance(250);
    expect(told(operator).slice(1)).toMatchObject([{ lines: [{ text: 'one' }, { text: 'two' }] }]);
    operator.type({ kind: 'watch', topics: [] });
    const timers = desk.clock.pending;
    desk.hostLog.write(line('unheard'));
    expect(desk.clock.pending).toBe(timers);
    desk.clock.advance(1_000);
    expect(told(operator)).toHaveLength(2);
    expect(told(player)).toEqual([]);
  });
});
