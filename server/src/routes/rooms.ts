import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { Type } from 'typebox';
import type { Keys } from '../control/authorise.js';
import type { Lobby } from '../control/lobby.js';
import { ROOM_NAME_CHARS_MAX } from '../control/names.js';
import { requireRole } from './permit.js';
import type { App } from './types.js';

export interface RoomRoutesDeps {
  readonly lobby: Lobby;
  readonly keys: Keys;
  /** Sends a room's people away and ends it. */
  closeRoom(id: string): Promise<void>;
}

const Wish = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: ROOM_NAME_CHARS_MAX, pattern: '\\S' }),
    game: Type.String({ maxLength: 64, default: '' }),
    bots: Type.Integer({ minimum: 0, maximum: 65_535, default: 0 }),
    botSkill: Type.Union([Type.Literal('easy'), Type.Literal('normal'), Type.Literal('hard')], { default: 'normal' }),
  },
  { additionalProperties: false },
);
const ById = Type.Object({ id: Type.String({ maxLength: LIMITS.roomIdCharsMax }) });
const ByCode = Type.Object({ code: Type.String({ maxLength: 16 }) });

const ROOMS = { tags: ['Rooms'] };
const TOKEN = { security: [{ token: [] }] };

/** `/api/rooms` and `/api/codes`: what the lobby page shows, and opening and closing rooms for operators. */
export function addRoomRoutes(app: App, { lobby, keys, closeRoom }: RoomRoutesDeps): void {
  const operator = requireRole(keys, 'operator');

  app.get('/api/rooms', { schema: { ...ROOMS, summary: 'All rooms' } }, async (_request, reply) => {
    return reply.header('cache-control', 'no-store').send({ rooms: lobby.cards() });
  });

  const code = { ...ROOMS, summary: 'The room of a join code', params: ByCode };
  app.get('/api/codes/:code', { schema: code }, async (request, reply) => {
    const card = lobby.byCode(request.params.code);
    if (card === undefined) return reply.code(404).send({ error: 'No room has this code (any more).' });
    return reply.header('cache-control', 'no-store').send(card);
  });

  const open = { ...ROOMS, ...TOKEN, summary: 'Open a room', body: Wish };
  app.post('/api/rooms', { onRequest: operator, schema: open }, async (request, reply) => {
    const opened = lobby.open(request.body);
    if (opened.kind === 'refused') return reply.code(opened.status).send({ error: opened.text });
    return reply.code(201).header('location', `/play/${opened.card.id}`).send(opened.card);
  });

  const close = { ...ROOMS, ...TOKEN, summary: 'Close a room', params: ById };
  app.delete('/api/rooms/:id', { onRequest: operator, schema: close }, async (request, reply) => {
    const { id } = request.params;
    if (lobby.card(id) === undefined) return reply.code(404).send({ error: `There is no room "${id}".` });
    await closeRoom(id);
    return reply.code(204).send();
  });
}
