import { type HostNames, isOwnHost, isOwnOrigin, parseHost } from '../lan/hosts.js';
import type { App } from './types.js';

/** Refuses requests, WebSocket handshakes among them, that other sites could have tricked a browser into. Add it before all routes. */
export function addGuard(app: App, names: HostNames): void {
  app.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    if (!isOwnHost(host, names)) {
      const name = JSON.stringify(parseHost(host ?? '')?.slice(0, 80) ?? '');
      const text = `This server does not answer to the name ${name}. Open it by its address, or start it with --allow-host.`;
      return reply.code(421).headers(PLAIN).send(`${text}\n`);
    }
    if (!isOwnOrigin(origin, request.protocol, host)) {
      return reply.code(403).headers(PLAIN).send('This server takes no requests from pages of other sites.\n');
    }
  });
}

const PLAIN = {
  'content-type': 'text/plain; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;
