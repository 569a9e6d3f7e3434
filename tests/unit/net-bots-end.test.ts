import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startServer } from '../support/server/process.js';

const program = fileURLToPath(new URL('../dist/load/bots.js', import.meta.url));
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tickdeck-bots-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

it('bots end with 1, in words, when the host goes away while they fly', { timeout: 60_000 }, async () => {
  const server = startServer(['--port', '0', '--host', '127.0.0.1', '--data', data]);
  const { port } = await server.ready;
  const args = ['--url', `http://127.0.0.1:${port}`, '--count', '2', '--seconds', '1'];
  const bots = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  bots.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const ended = once(bots, 'exit');
  try {
    await untilPlayed(port);
    server.child.kill('SIGKILL');
    expect((await ended)[0]).toBe(1);
    expect(said).toContain('lost');
  } finally {
    bots.kill('SIGKILL');
    server.child.kill('SIGKILL');
  }
});

/** Resolves when both bots are in the room, as the lobby sees it. */
async function untilPlayed(port: number): Promise<void> {
  for (let players = 0; players < 2; await wait(50)) {
    const response = await fetch(`http://127.0.0.1:${port}/api/rooms`);
    const { rooms } = (await response.json()) as { readonly rooms: readonly { readonly players: number }[] };
    players = rooms[0]?.players ?? 0;
  }
}
