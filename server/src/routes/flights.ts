import { createReadStream } from 'node:fs';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { Type } from 'typebox';
import type { Keys } from '../control/authorise.js';
import type { Flights } from '../control/flights.js';
import { requireRole } from './permit.js';
import type { App } from './types.js';

const OfRoom = Type.Object({ id: Type.String({ maxLength: LIMITS.roomIdCharsMax }) });
const ByName = Type.Object({
  id: Type.String({ maxLength: LIMITS.roomIdCharsMax }),
  name: Type.String({ maxLength: LIMITS.flightNameCharsMax }),
});

/** `/api/rooms/<id>/flights`: what was kept of a room's last seconds; operators list and download it. */
export function addFlightRoutes(app: App, flights: Flights, keys: Keys): void {
  const onRequest = requireRole(keys, 'operator');

  app.get('/api/rooms/:id/flights', { onRequest, schema: { params: OfRoom } }, async (request, reply) =>
    reply.header('cache-control', 'no-store').send({ flights: flights.of(request.params.id) }),
  );

  app.get('/api/rooms/:id/flights/:name', { onRequest, schema: { params: ByName } }, async (request, reply) => {
    const { id, name } = request.params;
    const path = flights.find(id, name);
    if (path === undefined) return reply.code(404).send({ error: 'There is no such flight (any more).' });
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/gzip')
      .send(createReadStream(path));
  });
}
