import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type ServerMessage, SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { helloOf } from '../support/server/desk.js';
import { fromBytes, toBytes } from '../support/server/json-codec.js';
import { openApp } from '../support/server/test-app.js';

let open: Awaited<ReturnType<typeof openApp>>;
let port = 0;
beforeEach(async () => {
  open = await openApp();
  await open.app.listen({ port: 0, host: '127.0.0.1' });
  port = (open.app.server.address() as AddressInfo).port;
});
afterEach(() => open.close());

interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** A real socket, everything it got, and its end; a refused handshake rejects with the status. */
function connect(options: { headers?: Record<string, string>; protocols?: string[]; path?: string } = {}) {
  const { headers = {}, protocols = [SUBPROTOCOL], path = '/ws' } = options;
  const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { headers });
  const got: ServerMessage[] = [];
  const waiting: (() => void)[] = [];
  ws.on('message', (data: Buffer) => {
    got.push(fromBytes(data));
    for (const check of waiting) check();
  });
  const opened = new Promise<string>((resolve, reject) => {
    ws.once('open', () => resolve(ws.protocol));
    ws.once('unexpected-response', (_request, response) => {
      response.resume();
      ws.terminate();
      reject(new Error(String(response.statusCode)));
    });
    ws.on('error', reject);
  });
  opened.catch(() => {});
  const ended = new Promise<Ending>((resolve) => {
    ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  const message = (kind: ServerMessage['kind']) =>
    new Promise<ServerMessage>((resolve) => {
      const check = () => {
        const found = got.find((one) => one.kind === kind);
        if (found) resolve(found);
      };
      waiting.push(check);
      check();
    });
  const say = (...messages: Uint8Array[]) => {
    for (const bytes of messages) ws.send(bytes);
  };
  return { ws, got, opened, ended, message, say };
}

/** How many connections the server holds, upgraded ones among them. */
const connections = () => promisify(open.app.server.getConnections).call(open.app.server);

async function enter() {
  const client = connect();
  await client.opened;
  client.say(toBytes(helloOf()));
  await client.message('welcome');
  return client;
}

describe('handshake', () => {
  test('[H1] agrees on the subprotocol and offers no compression', async () => {
    const client = connect();
    expect(await client.opened).toBe(SUBPROTOCOL);
    expect(client.ws.extensions).toBe('');
  });

  test.each([
    ['a foreign Origin', { headers: { origin: 'http://evil.example' } }, '403'],
    ['Origin null', { headers: { origin: 'null' } }, '403'],
    ['a foreign Host', { headers: { host: 'evil.example' } }, '421'],
    ['another subprotocol', { protocols: ['graphql-ws'] }, '400'],
    ['no subprotocol', { protocols: [] }, '400'],
    ['another address', { path: '/nothing' }, '404'],
  ])('[H2] %s is refused before it', async (_name, options, status) => {
    await expect(connect(options).opened).rejects.toThrow(status);
  });

  test('its own Origin is fine', async () => {
    expect(await connect({ headers: { origin: `http://127.0.0.1:${port}` } }).opened).toBe(SUBPROTOCOL);
  });

  test('[H3] a page of another version gets in and is told to reload', async () => {
    const client = connect({ protocols: ['tickdeck.0'] });
    expect(await client.opened).toBe('tickdeck.0');
    expect(await client.ended).toEqual({ code: CLOSE.version.code, reason: 'version' });
    expect(client.got).toMatchObject([{ kind: 'goodbye', reason: 'version' }]);
  });

  test('plain HTTP is told what the address speaks', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/ws`)).status).toBe(426);
  });
});

describe('a session', () => {
  test('that speaks at once loses nothing', async () => {
    const client = connect();
    client.ws.once('open', () => client.say(toBytes(helloOf()), toBytes({ kind: 'ack', beat: 0 })));
    expect(await client.message('welcome')).toMatchObject({ room: 'arena', role: 'player' });
    expect(open.room.of('attach')).toHaveLength(1);
  });

  test('[A5] of exactly the largest message is heard, one byte more ends it, and the others play on', async () => {
    const [good, large] = [await enter(), await enter()];
    const padded = (size: number) => Buffer.concat([toBytes({ kind: 'ack', beat: 0 })], size).fill(' ', 23);
    large.say(
      padded(LIMITS.clientMessageBytesMax),
      toBytes({ kind: 'command', id: 1, name: 'x', args: {}, mode: 'apply' }),
    );
    await expect.poll(() => open.room.of('command').length).toBe(1);
    large.say(padded(LIMITS.clientMessageBytesMax + 1));
    expect((await large.ended).code).toBe(1009);
    await expect.poll(() => open.room.of('detach')).toEqual([{ kind: 'detach', session: 2, why: 'left' }]);
    open.room.say({ kind: 'tell', sessions: [1], message: { kind: 'notice', level: 'info', text: 'on' } });
    expect(await good.message('notice')).toMatchObject({ text: 'on' });
  });

  test('that sends rubbish is told why', async () => {
    const client = await enter();
    client.say(Uint8Array.of(1, 2, 3));
    expect(await client.ended).toEqual({ code: CLOSE.protocol.code, reason: 'protocol' });
    expect(await client.message('goodbye')).toMatchObject({ text: expect.stringContaining('bad-structure') });
  });

  test('[A6] whose peer does not answer the closing is cut', async () => {
    const client = await enter();
    client.ws.pause();
    open.room.say({ kind: 'close', session: 1, reason: 'kicked' });
    await expect.poll(connections, { timeout: 5000 }).toBe(0);
    client.ws.resume();
    expect((await client.ended).code).toBe(CLOSE.kicked.code);
  });

  test('in a room that is closed is told so', async () => {
    const client = await enter();
    const answer = await fetch(`http://127.0.0.1:${port}/api/rooms/arena`, {
      method: 'DELETE',
      headers: open.bearer('host'),
    });
    expect(answer.status).toBe(204);
    expect(await client.ended).toEqual({ code: CLOSE.roomClosed.code, reason: 'roomClosed' });
  });
});

test('closing the application says goodbye to everybody within its two seconds, even to who does not listen', async () => {
  const [live, silent] = [await enter(), connect()];
  await silent.opened;
  const deaf = await enter();
  deaf.ws.pause();
  const startedMs = performance.now();
  await open.app.close();
  expect(performance.now() - startedMs).toBeLessThan(1500);
  for (const client of [live, silent]) {
    expect(await client.ended).toEqual({ code: CLOSE.stopped.code, reason: 'stopped' });
    expect(client.got.at(-1)).toMatchObject({ kind: 'goodbye', reason: 'stopped' });
  }
  deaf.ws.terminate();
});
