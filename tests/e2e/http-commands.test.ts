import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { ROLES } from '@tickdeck/shared/wire/messages.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRealApp } from '../support/server/real-app.js';

let host: Awaited<ReturnType<typeof openRealApp>>;
let operator: Awaited<ReturnType<typeof host.enter>>;
beforeAll(async () => {
  host = await openRealApp();
  operator = await host.enter('host');
});
afterAll(async () => {
  operator.client.close();
  await host.close();
});

const commands = [...createRegistry(skirmish).values()];
const forbidden = ROLES.flatMap((role) =>
  commands.filter((command) => !ranksAtLeast(role, command.role)).map(({ name }) => `${name} by ${role}`),
);

describe('role × command', () => {
  test.each(ROLES)(
    '[K12] over the wire, as %s: what is forbidden is refused and audited, all else is not',
    async (role) => {
      const { client } = await host.enter(role);
      for (const { name, role: least } of commands) {
        const mayNot = !ranksAtLeast(role, least);
        // What is allowed is only asked about, so that it changes nothing for the others.
        const reply = mayNot ? await client.command(name, {}) : await client.preview(name, {});
        expect(reply.text.includes('takes the role'), `${name} by ${role}: ${reply.text}`).toBe(mayNot);
        if (mayNot) expect(reply).toMatchObject({ outcome: 'refused', changes: [] });
      }
      client.close();
      const wanted = forbidden.filter((pair) => pair.endsWith(` by ${role}`));
      const audited = () =>
        operator
          .audit()
          .filter((entry) => entry.who === role && entry.outcome === 'refused')
          .map((entry) => `${entry.command} by ${entry.role}`);
      await expect.poll(audited).toEqual(wanted);
    },
  );

  test.each(ROLES)('[K12] by HTTP, as %s', async (role) => {
    const who = `${role} by HTTP`;
    for (const { name, role: least } of commands) {
      const mayNot = !ranksAtLeast(role, least);
      const query = `?who=${encodeURIComponent(who)}${mayNot ? '' : '&preview'}`;
      const { status, text } = await host.post(name, { role, query });
      expect(status === 403, `${name} by ${role}: ${status} ${text}`).toBe(mayNot);
      expect([401, 404]).not.toContain(status);
    }
    const wanted = forbidden.filter((pair) => pair.endsWith(` by ${role}`));
    const audited = () =>
      operator
        .audit()
        .filter((entry) => entry.who === who && entry.outcome === 'refused')
        .map((entry) => `${entry.command} by ${entry.role}`);
    await expect.poll(audited).toEqual(wanted);
  });

  test('[K12] nobody without a token, or with a wrong one', async () => {
    for (const { name } of commands) expect(await host.post(name)).toMatchObject({ status: 401 });
    const unasked = await fetch(`${host.url}/api/rooms/arena/commands/pause`, { method: 'POST' });
    expect(await unasked.json()).toMatchObject({ error: expect.stringContaining('the token of an operator') });
    const response = await fetch(`${host.url}/api/rooms/arena/commands/pause`, {
      method: 'POST',
      headers: { authorization: 'Bearer none.at-all' },
    });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });
});

describe('a command by HTTP', () => {
  const give = (name: string, body?: unknown, query = '') => host.post(name, { role: 'operator', body, query });

  test('is done, audited under the name given, and undone by whoever calls again by that name', async () => {
    const token = host.token('operator');
    const send = (name: string, body: object) =>
      fetch(`${host.url}/api/rooms/arena/commands/${name}?who=Grace`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const done = await send('speed', { factor: 2 });
    expect(done.status).toBe(200);
    expect(await done.json()).toEqual({
      outcome: 'done',
      text: 'speed 1 → 2',
      refusals: [],
      changes: [{ where: 'speed', row: 0, before: '1', after: '2' }],
    });
    const entries = () => operator.audit().filter(({ who }) => who === 'Grace');
    await expect.poll(entries).toMatchObject([{ command: 'speed', role: 'operator', outcome: 'done', undoable: true }]);
    expect(await (await send('undo', {})).json()).toMatchObject({ outcome: 'done', text: 'speed 2 → 1' });
  });

  test('is only said with preview', async () => {
    const edits = [{ part: 'rules', path: 'damage', value: 99 }];
    for (const query of ['?preview', '?preview=true', '?preview=1']) {
      const said = await give('edit', { edits }, query);
      expect(said).toMatchObject({ status: 200, changes: [{ where: 'rules.damage', before: '16', after: '99' }] });
    }
    expect(await give('edit', { edits }, '?preview=0')).toMatchObject({ changes: [{ before: '16' }] });
    expect(await give('edit', { edits: [{ part: 'rules', path: ['damage'], value: 16 }] })).toMatchObject({
      changes: [{ before: '99', after: '16' }],
    });
  });

  test.each([
    [400, 'speed', { factor: 99 }, '', 'factor 99 is not in'],
    [400, 'speed', { faktor: 1 }, '', 'is no argument of this command'],
    [400, 'speed', [2], '', 'must be an object'],
    [400, 'speed', '{"factor":', '', 'JSON'],
    [400, 'pause', {}, '?preview=maybe', '"preview"'],
    [404, 'dance', {}, '', 'There is no command'],
    [404, 'x'.repeat(65), {}, '', 'No command'],
    [409, 'resume', {}, '', 'not paused'],
    [409, 'undo', { entry: 999_999 }, '', 'no entry'],
  ])('answers %i to %s %j%s', async (status, name, body, query, text) => {
    const said = await give(name, body, query);
    expect(said.status).toBe(status);
    expect(said.text ?? said.error).toContain(text);
  });

  test('of a room that is not there is 404, and counts in the one limit on requests', async () => {
    expect(await host.post('pause', { role: 'host', room: 'nowhere' })).toMatchObject({ status: 404 });
    const said = await host.post('pause', { role: 'host', query: '?preview' });
    expect(Number(said.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
  });
});

describe('what there is to command', () => {
  test('is listed for each room, arguments and all', async () => {
    const response = await fetch(`${host.url}/api/rooms/arena/commands`);
    const list = (await response.json()) as { game: string; commands: { name: string; undo: string; args: object }[] };
    expect(list.game).toBe('skirmish');
    expect(list.commands.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    expect(list.commands.find(({ name }) => name === 'speed')).toMatchObject({
      undo: 'own',
      args: { properties: { factor: { type: 'number', minimum: 0.05, maximum: 8, default: 1 } } },
    });
    expect((await fetch(`${host.url}/api/rooms/nowhere/commands`)).status).toBe(404);
  });

  test('is documented as OpenAPI 3.1, each command at its own address', async () => {
    const document = (await (await fetch(`${host.url}/api/docs/json`)).json()) as Document;
    expect(document.openapi).toBe('3.1.0');
    for (const { name, label, args } of commands) {
      const { post } = document.paths[`/api/rooms/{id}/commands/${name}`] ?? {};
      expect(post).toMatchObject({ summary: label, operationId: name, security: [{ token: [] }] });
      expect(Object.keys(post?.requestBody?.content['application/json'].schema.properties ?? {})).toEqual(
        Object.keys(args),
      );
    }
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/rooms', '/api/rooms/{id}', '/api/rooms/{id}/commands', '/healthz', '/metrics']),
    );
    expect(Object.keys(document.paths).some((path) => path.includes('*') || path === '/ws')).toBe(false);
  });

  test('the page of it comes from here alone, under the same rules as every page', async () => {
    const [page, other] = await Promise.all([fetch(`${host.url}/api/docs`), fetch(`${host.url}/api/rooms`)]);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toBe(other.headers.get('content-security-policy'));
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe-eval');
    expect(await page.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

interface Document {
  readonly openapi: string;
  readonly paths: {
    readonly [path: string]: {
      readonly post?: {
        readonly summary: string;
        readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Properties } } };
      };
    };
  };
}
interface Properties {
  readonly properties?: { readonly [name: string]: object };
}
