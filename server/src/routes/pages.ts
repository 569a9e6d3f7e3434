import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { Lobby } from '../control/lobby.js';
import { escapeHtml, htmlPage } from './html.js';
import type { App } from './types.js';

/** Pages that belong to one room, and what they are for. */
const ROOM_PAGES = ['play', 'watch', 'control'] as const;

/**
 * The client's pages and their files.
 * @param folder - where the client's build is; it may come, go and change while the server runs.
 */
export function addPages(app: App, folder: string, lobby: Lobby): void {
  app.register(fastifyStatic, { serve: false });

  app.get('/', async (_request, reply) => sendPage(reply, folder, 'index.html'));
  for (const page of ROOM_PAGES) {
    app.get(`/${page}`, async (_request, reply) => reply.redirect('/'));
    app.get<{ Params: { room: string } }>(`/${page}/:room`, async (request, reply) => {
      const { room } = request.params;
      if (lobby.card(room) === undefined) return sendMissing(reply, `There is no room “${room}”`, lobby);
      return sendPage(reply, folder, `${page}.html`);
    });
  }

  // Names in assets/ carry a hash of their content, so what they name never changes.
  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) =>
    reply.sendFile(join('assets', request.params['*']), folder, { immutable: true, maxAge: '365d' }),
  );
  app.get<{ Params: { '*': string } }>('/*', async (request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile(request.params['*'], folder, { cacheControl: false }),
  );

  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.code(404).send({ error: 'There is nothing at this address.' });
    return sendMissing(reply, 'There is nothing at this address', lobby);
  });
}

async function sendPage(reply: FastifyReply, folder: string, file: string) {
  reply.header('cache-control', 'no-cache');
  if (existsSync(join(folder, file))) return reply.sendFile(file, folder, { cacheControl: false });
  const body =
    '<p>The server runs, but its pages have not been built. Stop it and start it with <code>npm start</code>, or run <code>npm run build</code> and reload.</p>';
  return reply.code(503).type('text/html').send(htmlPage('The pages are not built', body));
}

function sendMissing(reply: FastifyReply, title: string, lobby: Lobby) {
  const rooms = lobby
    .cards()
    .map(({ id, name }) => `<li><a href="/play/${escapeHtml(id)}">Play in ${escapeHtml(name)}</a></li>`);
  const body = `<p>${rooms.length > 0 ? 'But there is:' : 'The host has no room open now.'}</p>
<ul>${rooms.join('')}<li><a href="/">All rooms of this host</a></li></ul>`;
  return reply.code(404).header('cache-control', 'no-cache').type('text/html').send(htmlPage(title, body));
}
