import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { Type } from 'typebox';
import { authoriseHeader } from '../control/authorise.js';
import type { House } from '../control/house.js';
import { requireRole } from './permit.js';
import type { App } from './types.js';

const ENTRIES_PER_PAGE_MAX = 500;
const Range = Type.Object({
  before: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })),
  count: Type.Optional(Type.String({ pattern: '^\\d{1,3}$' })),
});
const ByRoom = Type.Object({ room: Type.Optional(Type.String({ maxLength: LIMITS.roomIdCharsMax })) });

/** `/api/link`: what the bearer of a token may do; `/api/audit`: what was commanded in all rooms and all runs. */
export function addHouseRoutes(app: App, house: House): void {
  app.get('/api/link', { schema: { querystring: ByRoom } }, async (request, reply) => {
    const permit = authoriseHeader(house, request.headers.authorization, 'spectator', request.query.room);
    if (permit.kind === 'refused') return reply.code(permit.status).send({ error: permit.text });
    const { role, label, room, until } = permit.grant;
    return reply.header('cache-control', 'no-store').send({ role, label, room, until });
  });

  app.get(
    '/api/audit',
    { onRequest: requireRole(house, 'operator'), schema: { querystring: Range } },
    async (request, reply) => {
      const { before = String(Number.MAX_SAFE_INTEGER), count = '100' } = request.query;
      const page = await house.audit(Number(before), Math.min(Number(count), ENTRIES_PER_PAGE_MAX));
      return reply.header('cache-control', 'no-store').send(page);
    },
  );
}
