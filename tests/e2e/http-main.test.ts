import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { games } from '@tickdeck/shared/games/index.js';
import { encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import { SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { decodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { helloOf } from '../support/server/desk.js';
import { type Ready, startServer, startServerBelow } from '../support/server/process.js';

const running: ReturnType<typeof startServer>[] = [];
let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tickdeck-main-'));
});
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
  rmSync(data, { recursive: true });
});

function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const started = startServer(['--host', '127.0.0.1', '--port', '0', '--data', data, ...args], env);
  running.push(started);
  return started;
}

/** The status that a host's request gets with the token of a control link. */
async function closeWith({ port, room }: Ready, control: string): Promise<number> {
  const authorization = `Bearer ${new URL(control).hash.slice('#token='.length)}`;
  const answer = await fetch(`http://127.0.0.1:${port}/api/rooms/${room}`, {
    method: 'DELETE',
    headers: { authorization },
  });
  return answer.status;
}

test('is up with a room, prints its links as a line of JSON, and the control link works', async () => {
  const { ready } = start(['--name', 'Friday Fun', '--bots', '2']);
  const printed = await ready;
  const base = `http://127.0.0.1:${printed.port}`;
  expect(printed).toMatchObject({
    room: 'friday-fun',
    play: [`${base}/play/friday-fun`],
    watch: [`${base}/watch/friday-fun`],
    control: expect.stringMatching(`^${base}/control/friday-fun#token=[\\w-]+\\.[\\w-]+$`),
  });
  const { rooms } = (await (await fetch(`${base}/api/rooms`)).json()) as { rooms: unknown[] };
  expect(rooms).toMatchObject([{ id: 'friday-fun', name: 'Friday Fun', state: 'running' }]);
  await expect
    .poll(async () => (await fetch(`${base}/metrics`)).text(), { timeout: 10_000 })
    .toMatch(/tickdeck_beats_total\{room="friday-fun"\} [1-9]/);
  expect(await closeWith(printed, printed.control)).toBe(204);
});

test('links survive a restart, and a new key revokes them', async () => {
  const first = start();
  const { control } = await first.ready;
  first.child.kill('SIGTERM');
  await first.exited;
  const second = start();
  expect(await closeWith(await second.ready, control)).toBe(204);
  const third = start(['--new-key']);
  expect(await closeWith(await third.ready, control)).toBe(401);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s tells every page and ends within two seconds', async (signal) => {
  const { child, ready, exited } = start();
  const { port, room } = await ready;
  const game = games.values().next().value;
  if (!game) throw new Error('there is no game');
  const ws = new WebSocket(`ws://127.0.0.1:${port}/ws`, SUBPROTOCOL);
  const kinds: string[] = [];
  const welcomed = new Promise<void>((resolve) => {
    ws.on('message', (bytes: Buffer) => {
      const message = decodeIfMessage(bytes);
      if (message === undefined) return;
      kinds.push(message.kind);
      if (message.kind === 'welcome') resolve();
    });
  });
  ws.once('open', () => ws.send(encodeClientMessage(helloOf({ schema: schemaHash(game), room }), game)));
  await welcomed;
  const closed = new Promise<number>((resolve) => ws.once('close', resolve));
  const startedMs = performance.now();
  child.kill(signal);
  expect(await closed).toBe(CLOSE.stopped.code);
  expect(kinds.at(-1)).toBe('goodbye');
  expect(await exited).toEqual({ code: 0, signal: null });
  expect(performance.now() - startedMs).toBeLessThan(2000);
});

/** Frames come on the same socket and have a decoder of their own. */
function decodeIfMessage(bytes: Uint8Array) {
  try {
    return decodeServerMessage(bytes);
  } catch {
    return undefined;
  }
}

test('a taken port is left alone, and the next free one is said', async () => {
  const blocker = createServer();
  const taken = await new Promise<number>((resolve) => {
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port));
  });
  try {
    const { ready, output } = start(['--port', String(taken)]);
    const { port } = await ready;
    expect(port).toBeGreaterThan(taken);
    expect(output()).toContain(`Port ${taken} is taken; this is port ${port}.`);
  } finally {
    blocker.close();
  }
});

test('hosts on when nobody reads what it prints any more', async () => {
  const reserved = createServer();
  const port = await new Promise<number>((resolve) => {
    reserved.listen(0, '127.0.0.1', () => resolve((reserved.address() as { port: number }).port));
  });
  await new Promise((resolve) => reserved.close(resolve));
  const { child, exited } = start(['--port', String(port)]);
  child.stdout?.destroy();
  await expect
    .poll(async () => (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.status, {
      timeout: 10_000,
    })
    .toBe(200);
  // Its last lines go nowhere, too.
  child.kill('SIGTERM');
  expect(await exited).toEqual({ code: 0, signal: null });
});

test.each([
  [['9000'], 'npm start -- --port 9000'],
  [['--bots', 'many'], '--bots'],
  [['--game', 'chess'], 'There is no game "chess"'],
  [['--bots', '999'], 'seats'],
  [['--host', '203.0.113.1'], 'no address of this machine'],
])('%j ends with a sentence instead of a stack', async (args, words) => {
  const { exited, output } = start(args);
  expect((await exited).code).toBe(2);
  expect(output()).toContain(words);
  expect(output()).not.toMatch(/^\s+at /m);
});

test.skipIf(process.platform === 'win32')('ends when npm, which started it, is gone', async () => {
  const started = startServerBelow(['--host', '127.0.0.1', '--port', '0', '--data', data]);
  running.push(started);
  const { port } = await started.ready;
  started.child.kill('SIGKILL');
  // Its end closes the pipes that the server inherited only when the server has ended as well.
  await started.exited;
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test('no token is ever logged', async () => {
  const { ready, output } = start();
  const { port, control } = await ready;
  const token = new URL(control).hash.slice('#token='.length);
  for (const path of ['/api/rooms', '/metrics', `/nothing?token=${token}`]) {
    await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${token}` } });
  }
  expect(output().split(token)).toHaveLength(2);
});
