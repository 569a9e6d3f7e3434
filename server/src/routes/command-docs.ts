import { type Command, whyFinal } from '@tickdeck/shared/commands/command.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { type JsonSchema, schemaOfArguments } from '../control/schemas.js';

/** A command of one name in the games that have one. */
interface Entry {
  readonly command: Command;
  readonly games: readonly Game[];
  /** The arguments it takes, in each way that some game has. */
  readonly bodies: readonly JsonSchema[];
}

/** One address for every command of every game, as OpenAPI writes it. */
export function commandPaths(games: ReadonlyMap<string, Game>): { readonly [path: string]: object } {
  const entries = entriesOf([...games.values()]);
  return Object.fromEntries(
    entries.map((entry) => [`/api/rooms/{id}/commands/${entry.command.name}`, { post: operation(entry, games.size) }]),
  );
}

function entriesOf(games: readonly Game[]): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const game of games) {
    for (const command of createRegistry(game).values()) {
      const body = schemaOfArguments(command, game);
      const known = entries.get(command.name);
      const bodies = known?.bodies ?? [];
      const isKnown = bodies.some((one) => JSON.stringify(one) === JSON.stringify(body));
      entries.set(command.name, {
        command: known?.command ?? command,
        games: [...(known?.games ?? []), game],
        bodies: isKnown ? bodies : [...bodies, body],
      });
    }
  }
  return [...entries.values()];
}

function operation({ command, games, bodies }: Entry, gamesCount: number) {
  const { name, label, says, role, risk } = command;
  const final = whyFinal(command);
  const undone = final === undefined ? 'Can be undone.' : `Cannot be undone: ${final}.`;
  const where = games.length < gamesCount ? ` Only in ${games.map((game) => game.name).join(', ')}.` : '';
  const [body] = bodies;
  return {
    tags: ['Commands'],
    operationId: name,
    summary: label,
    description: `${says}${where}\n\nTakes the role ${role}. ${RISKS[risk]} ${undone}`,
    security: [{ token: [] }],
    parameters: PARAMETERS,
    requestBody: {
      required: bodies.every(({ required }) => required !== undefined),
      content: { 'application/json': { schema: bodies.length === 1 ? body : { anyOf: bodies } } },
    },
    responses: RESPONSES,
  };
}

const RISKS: { readonly [risk in Command['risk']]: string } = {
  R0: 'Risk R0: hurts nobody.',
  R1: 'Risk R1: seen by everybody, easily taken back.',
  R2: 'Risk R2: hard to take back; preview it first.',
  R3: 'Risk R3: destroys; preview it first.',
};

const PARAMETERS = [
  { in: 'path', name: 'id', required: true, description: 'the room', schema: { type: 'string' } },
  {
    in: 'query',
    name: 'preview',
    description: 'Say what it would do, and do nothing.',
    schema: { type: 'boolean', default: false },
  },
  {
    in: 'query',
    name: 'who',
    description: 'What the audit list calls you; without it, your role.',
    schema: { type: 'string', maxLength: LIMITS.nameCharsMax },
  },
];

const WORDS: JsonSchema = { type: 'string', description: 'for a person' };
const object = (...names: readonly string[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, WORDS])),
  required: names,
});
const ROW: JsonSchema = { type: 'integer', description: 'id of the row that it is of, with generation; 0 for none' };
const TOLD = object('where', 'before', 'after');
const CHANGE: JsonSchema = { ...TOLD, properties: { ...TOLD.properties, row: ROW } };
const REPLY: JsonSchema = {
  type: 'object',
  properties: {
    outcome: { type: 'string', enum: ['done', 'refused', 'conflict'] },
    text: WORDS,
    refusals: { type: 'array', items: object('where', 'why') },
    changes: { type: 'array', items: CHANGE },
  },
  required: ['outcome', 'text', 'refusals', 'changes'],
};

const answer = (description: string, schema: JsonSchema) => ({
  description,
  content: { 'application/json': { schema } },
});
const RESPONSES = {
  200: answer('Done; or, with preview, what would be.', REPLY),
  400: answer('The arguments do not fit; nothing was changed.', REPLY),
  401: answer('There is no token, or one that is not valid.', object('error')),
  403: answer('The token’s role is not enough; nothing was changed, and the room has noted it.', REPLY),
  404: answer('There is no such room.', object('error')),
  409: answer('Not as things stand now, or somebody has changed the same since; nothing was changed.', REPLY),
  503: answer('The room did not answer: whether it was done is not known.', object('error')),
};
