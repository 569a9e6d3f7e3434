import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Game } from '@tickdeck/shared/game/game.js';
import { games } from '@tickdeck/shared/games/index.js';
import { encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import { type Hello, SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { decodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { openBrowser, partyHost } from '../support/browser.js';
import { Party } from '../support/party/party.js';
import { helloOf } from '../support/server/desk.js';

const [game] = [...games.values()] as [Game];

let party: Party;
beforeAll(async () => {
  party = await Party.start(['--bots', '0']);
});
afterEach(() => party.sendHome());
afterAll(() => party?.stop());

/** Says hello over a socket without a page, and hears what becomes of it. */
async function greet(hello: Partial<Hello>): Promise<{ readonly code: number; readonly text: string }> {
  const ws = new NodeSocket(`ws://127.0.0.1:${party.ready.port}/ws`, SUBPROTOCOL);
  let text = '';
  ws.on('message', (bytes: Buffer) => {
    const message = decodeServerMessage(bytes);
    if (message.kind === 'goodbye') text = message.text;
  });
  const closed = new Promise<number>((resolve) => ws.once('close', resolve));
  ws.once('open', () => ws.send(encodeClientMessage(helloOf({ schema: schemaHash(game), ...hello }), game)));
  return { code: await closed, text };
}

test('a made-up or cut-off token opens neither the control page, nor a session, nor HTTP', async () => {
  const { control, port, room } = party.ready;
  const cutOff = new URL(control).hash.slice('#token='.length, -3);
  const device = await party.device('Mallory');
  const { page } = await device.open(`/control/${room}#token=${cutOff}`);
  await page.getByRole('heading', { name: 'This link does not open the control page' }).waitFor();
  expect(page.url()).not.toContain(cutOff);

  for (const token of [cutOff, 'a.b', '']) {
    const refused = await greet({ role: 'operator', token });
    expect(refused.code).toBe(CLOSE.unauthorised.code);
    expect(refused.text).toMatch(/token|link/);
    const answer = await fetch(`http://127.0.0.1:${port}/api/rooms/${room}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
  }
});

test('a page of another version is told to reload', async () => {
  const refused = await greet({ schema: schemaHash(game) ^ 1 });
  expect(refused).toEqual({ code: CLOSE.version.code, text: CLOSE.version.text });
});

test('a page of another site gets nothing, neither by HTTP nor by WebSocket', async () => {
  const site = createServer((_request, response) => response.end('<!doctype html><title>elsewhere</title>'));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  try {
    const page = await party.browser.newPage();
    await page.goto(`http://${partyHost}:${(site.address() as AddressInfo).port}/`);
    const got = await page.evaluate(async (port) => {
      const socket = new WebSocket(`ws://${location.hostname}:${port}/ws`, 'tickdeck.1');
      const end = await new Promise<string>((resolve) => {
        socket.onopen = () => resolve('open');
        socket.onclose = ({ code }) => resolve(`closed ${code}`);
      });
      const read = (init: RequestInit) =>
        fetch(`http://${location.hostname}:${port}/api/rooms`, init).then(
          (answer) => `${answer.type} ${answer.status}`,
          () => 'failed',
        );
      return [end, await read({}), await read({ method: 'POST', body: '{}' }), await read({ mode: 'no-cors' })];
    }, party.ready.port);
    expect(got).toEqual(['closed 1006', 'failed', 'failed', 'failed']);
    await page.close();
  } finally {
    site.close();
  }
});

test('under a name that is not the host’s, the server says which names it answers to', async () => {
  const browser = await openBrowser(['--host-resolver-rules=MAP rebound.example 127.0.0.1']);
  try {
    const page = await browser.newPage();
    const answer = await page.goto(`http://rebound.example:${party.ready.port}/play/${party.ready.room}`);
    expect(answer?.status()).toBe(421);
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).toContain('does not answer to the name "rebound.example"');
    expect(text).toContain('--allow-host');
  } finally {
    await browser.close();
  }
});

test('a room that is not there leads to the one that is', async () => {
  const { page } = await (await party.device('Olga')).open('/play/nowhere');
  await page.getByRole('link', { name: /Play in Arena/ }).click();
  await page.waitForURL(`**/play/${party.ready.room}`);
});

test('a full room says so and offers to watch', { timeout: 120_000 }, async () => {
  let seats = 0;
  // Who was here before sits, too.
  while (await takeSeat(`device ${seats}`)) seats++;
  expect(seats).toBeLessThanOrEqual(game.seatsMax);
  const page = await (await party.device('Late')).open(`/play/${party.ready.room}`);
  await page.page.getByRole('heading', { name: 'Every seat is taken' }).waitFor();

  await page.page.getByRole('link', { name: 'Watch' }).click();
  await page.page.waitForURL('**/watch/*');
  const look = await page.untilLive();
  expect(look.ships).toHaveLength(game.seatsMax);
  expect(look.player).toBe(0);
});

/** Sits down and leaves; the seat is held for a minute. Answers whether there was one. */
async function takeSeat(device: string): Promise<boolean> {
  const ws = new NodeSocket(`ws://127.0.0.1:${party.ready.port}/ws`, SUBPROTOCOL);
  const answer = new Promise<string>((resolve) => {
    ws.once('message', (bytes: Buffer) => {
      const message = decodeServerMessage(bytes);
      resolve(message.kind === 'goodbye' ? message.reason : message.kind);
    });
  });
  ws.once('open', () => ws.send(encodeClientMessage(helloOf({ schema: schemaHash(game), device }), game)));
  const heard = await answer;
  ws.terminate();
  if (heard !== 'welcome' && heard !== 'full') throw new Error(`${device} was told: ${heard}`);
  return heard === 'welcome';
}
