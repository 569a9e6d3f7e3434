import { plainAddress } from '../control/addresses.js';
import type { Clock } from '../gateway/clock.js';
import type { Gateway } from '../gateway/gateway.js';
import { chooseSubprotocol, wrapSocket } from '../gateway/socket.js';
import type { App } from './types.js';

const PATH = '/ws';

/** `GET /ws`: the one WebSocket endpoint, for everybody. */
export function addSocketRoute(app: App, gateway: Gateway, clock: Clock): void {
  app.addHook('onRequest', async (request, reply) => {
    // Any other route would be upgraded as well, only to be closed.
    if (request.ws && request.routeOptions.url !== PATH) {
      return reply.code(404).send({ error: `WebSocket lives at ${PATH}.` });
    }
  });
  app.route({
    method: 'GET',
    url: PATH,
    // A handshake is cheap, and sessions have limits of their own.
    config: { rateLimit: false },
    onRequest: async (request, reply) => {
      if (!request.ws)
        return reply.code(426).header('upgrade', 'websocket').send({ error: 'This address speaks WebSocket only.' });
      const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
      if (chooseSubprotocol(offered) === undefined) {
        return reply.code(400).send({ error: 'The handshake must offer the subprotocol tickdeck.1.' });
      }
    },
    websocket: true,
    handler: (socket, { raw, headers }) => {
      const address = plainAddress(raw.socket.remoteAddress);
      const peer = { agent: headers['user-agent'] ?? '', address };
      gateway.accept(wrapSocket(socket, raw.socket, peer, clock));
    },
  });
}
