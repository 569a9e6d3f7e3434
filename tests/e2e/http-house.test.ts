import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRealApp } from '../support/server/real-app.js';

let host: Awaited<ReturnType<typeof openRealApp>>;
beforeAll(async () => {
  host = await openRealApp();
});
afterAll(async () => host?.close());

const ask = async (path: string, token: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(host.url + path, { headers, ...init });
  return { status: response.status, said: (await response.json()) as { readonly [key: string]: unknown } };
};
const makeLink = async (body: object) => {
  const { text = '' } = await host.post('link-make', { role: 'host', body });
  return /#token=(\S+)/.exec(text)?.[1] ?? '';
};

test('a link is made and taken back without a page, and its bearer asks what it is good for', async () => {
  const token = await makeLink({ role: 'operator', label: 'Grace', minutes: 10 });
  const { status, said } = await ask('/api/link?room=arena', token);
  expect([status, said.role, said.label, said.room]).toEqual([200, 'operator', 'Grace', 'arena']);
  expect(await ask('/api/rooms/arena/commands/speed', token, { method: 'POST', body: '{"factor":2}' })).toMatchObject({
    status: 200,
  });
  const operator = await host.enter('host');
  await expect
    .poll(() => operator.audit().map(({ command, who }) => `${command} by ${who}`))
    .toContain('speed by Grace');
  operator.client.close();
  // It is for one room: the others, and the host as a whole, are none of its business.
  const beyond = await ask('/api/rooms', token, { method: 'POST', body: '{"name":"Mine"}' });
  expect([beyond.status, beyond.said.error]).toEqual([403, 'This link is for the room "arena" alone.']);

  await host.post('undo', { role: 'host', query: '?who=host' });
  const revoked = await ask('/api/link?room=arena', token);
  expect([revoked.status, revoked.said.error]).toEqual([401, 'The host took this link back. Ask for a new one.']);
});

test('what was commanded is read by operators, page by page, and holds no token', async () => {
  const token = await makeLink({ role: 'moderator', label: 'Max' });
  expect(token).not.toBe('');
  const all = await ask('/api/audit', host.token('operator'));
  const entries = all.said.entries as readonly {
    readonly n: number;
    readonly command: string;
    readonly room: string;
  }[];
  expect(entries[0]).toMatchObject({ command: 'link-make', room: 'arena' });
  expect(all.said.brokenAt).toBe(0);
  expect(JSON.stringify(all.said)).not.toContain(token.slice(0, 16));
  const first = entries[0]?.n ?? 0;
  const next = await ask(`/api/audit?before=${first}&count=1`, host.token('operator'));
  expect((next.said.entries as typeof entries).map(({ n }) => n)).toEqual([first - 1]);
  expect((await ask('/api/audit', token)).status).toBe(403);
  expect((await ask('/api/audit?count=many', host.token('operator'))).status).toBe(400);
});
