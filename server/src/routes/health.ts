import type { Keys } from '../control/authorise.js';
import type { Rooms } from '../room/rooms.js';
import type { Meters } from './meters.js';
import { requireRoleOrLoopback } from './permit.js';
import type { App } from './types.js';

/** `/healthz` for whoever restarts the process, `/metrics` for whoever watches it. */
export function addHealthRoutes(app: App, rooms: Rooms, meters: Meters, keys: Keys): void {
  const health = { tags: ['Host'], summary: 'Whether all rooms run' };
  app.get('/healthz', { config: { rateLimit: false }, schema: health }, async (_request, reply) => {
    const list = rooms.list();
    const restarting = list.filter(({ state }) => state === 'restarting').length;
    const status = restarting === 0 ? 'ok' : 'degraded';
    return reply.header('cache-control', 'no-store').send({ status, rooms: list.length, restarting });
  });

  const metrics = {
    tags: ['Host'],
    summary: 'Counters and histograms for Prometheus',
    description: 'From this machine, or with an operator’s token.',
  };
  app.get(
    '/metrics',
    { onRequest: requireRoleOrLoopback(keys, 'operator'), schema: metrics },
    async (_request, reply) => {
      const { type, text } = await meters.expose();
      return reply.header('content-type', type).header('cache-control', 'no-store').send(text);
    },
  );
}
