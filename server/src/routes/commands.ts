import { checkArguments } from '@tickdeck/shared/commands/arguments.js';
import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authoriseHeader, type Grant, type Keys } from '../control/authorise.js';
import type { Commander, Order } from '../control/commander.js';
import type { Lobby } from '../control/lobby.js';
import { cleanName } from '../control/names.js';
import { schemaOfArguments } from '../control/schemas.js';
import type { Clock } from '../gateway/clock.js';
import type { App } from './types.js';

export interface CommandRoutesDeps {
  readonly games: ReadonlyMap<string, Game>;
  readonly lobby: Lobby;
  readonly keys: Keys;
  readonly commander: Commander;
  readonly clock: Clock;
}

interface Given {
  readonly Params: { readonly id: string; readonly name: string };
  readonly Querystring: { readonly preview?: string; readonly who?: string };
}

/** `/api/rooms/<id>/commands`: all of the registry of the room's game, for whoever has a token and no page. */
export function addCommandRoutes(app: App, { games, lobby, keys, commander, clock }: CommandRoutesDeps): void {
  const bearers = new WeakMap<FastifyRequest, Grant>();
  const gameOf = (room: string) => games.get(lobby.card(room)?.game ?? '');

  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    const { id, name } = request.params as Given['Params'];
    const { authorization } = request.headers;
    const game = gameOf(id);
    const needed = game && createRegistry(game).get(name)?.role;
    // Whoever has a token may ask: it is the room that compares roles, because it keeps a record of what it refuses.
    const least = authorization === undefined && needed ? needed : 'spectator';
    const permit = authoriseHeader(keys, authorization, least, id);
    if (permit.kind === 'permitted') bearers.set(request, permit.grant);
    else return reply.code(permit.status).header('www-authenticate', 'Bearer').send({ error: permit.text });
  };

  app.get<Given>('/api/rooms/:id/commands', { schema: LIST }, async (request, reply) => {
    const { id } = request.params;
    const game = gameOf(id);
    if (!game) return reply.code(404).send({ error: `There is no room "${id}".` });
    return reply.header('cache-control', 'no-store').send({ game: game.id, commands: commandsOf(game) });
  });

  app.post<Given>('/api/rooms/:id/commands/:name', { onRequest: admit }, async (request, reply) => {
    const { id, name } = request.params;
    const grant = bearers.get(request);
    const game = gameOf(id);
    if (!game || !grant) return reply.code(404).send({ error: `There is no room "${id}".` });
    if (name.length > LIMITS.commandNameCharsMax) return reply.code(404).send({ error: 'No command has such a name.' });
    const mode = modeOf(request.query.preview);
    if (!mode) return reply.code(400).send({ error: '"preview" is true or false, or stands alone.' });
    const args = argsOf(request.body);
    if (!args) return reply.code(400).send({ error: 'The body must be an object: the arguments by their names.' });
    const { role, pass, label } = grant;
    const who = cleanName(request.query.who ?? (label || role));
    // Not the token: a program on this machine makes a new one each time, and still means to undo what it did before.
    const person = pass === '' ? `${role} ${who} by HTTP` : `${pass} by HTTP`;
    const order = { name, args, mode, who, person, role, pass, at: clock.wallMs() };
    const answer = await commander.give(id, order);
    if (answer.kind === 'silent') return reply.code(503).send({ error: answer.text });
    const { outcome, text, refusals, changes } = answer.reply;
    return reply.code(statusOf(outcome, order, game)).send({ outcome, text, refusals, changes });
  });
}

const LIST = {
  tags: ['Commands'],
  summary: 'All commands of a room, with their arguments',
  description: 'What they are for, the least role for each, how bad a mistake would be, and whether it can be undone.',
} as const;

function commandsOf(game: Game) {
  return Array.from(createRegistry(game).values(), (command) => {
    const { name, label, says, about, role, risk, undo } = command;
    return { name, label, says, about, role, risk, undo, args: schemaOfArguments(command, game) };
  });
}

function modeOf(preview: string | undefined): Order['mode'] | undefined {
  if (preview === undefined || preview === 'false' || preview === '0') return 'apply';
  return preview === '' || preview === 'true' || preview === '1' ? 'preview' : undefined;
}

/** The arguments as the room will check them; nothing at all means none. */
function argsOf(body: unknown): Order['args'] | undefined {
  if (body === undefined || body === null) return {};
  return typeof body === 'object' && !Array.isArray(body) ? (body as { readonly [name: string]: Value }) : undefined;
}

/** The room says in words why it refused; the status tells programs which kind of reason that was. */
function statusOf(outcome: 'done' | 'refused' | 'conflict', { name, args, role }: Order, game: Game): number {
  if (outcome === 'done') return 200;
  const command = createRegistry(game).get(name);
  if (!command) return 404;
  if (!ranksAtLeast(role, command.role)) return 403;
  return checkArguments(command.args, args).kind === 'bad' ? 400 : 409;
}
