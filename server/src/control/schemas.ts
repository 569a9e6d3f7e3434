import type { Argument, Command } from '@tickdeck/shared/commands/command.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** As much of JSON Schema as arguments need. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** The arguments of a command of a game as a schema, for documentation and whoever makes forms of it. */
export function schemaOfArguments({ args }: Command, game: Game): JsonSchema {
  const required = Object.keys(args).filter((name) => NEEDED.has((args[name] as Argument).kind));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(args).map(([name, shape]) => [name, schemaOf(shape, game)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** What has no value that could be meant by leaving it out. */
const NEEDED: ReadonlySet<Argument['kind']> = new Set(['edits', 'table', 'reason']);

function schemaOf(shape: Argument, game: Game): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', maxLength: shape.max, default: shape.initial };
    case 'flag':
      return { type: 'boolean', default: shape.initial };
    case 'choice':
      return { type: 'string', enum: shape.values, default: shape.initial };
    case 'number': {
      const { min: minimum, max: maximum, step, initial, label, unit } = shape;
      const type = Number.isInteger(step) && Number.isInteger(minimum) ? 'integer' : 'number';
      const steps = step === 1 ? '' : `in steps of ${step}`;
      const description = [label, unit, steps].filter((part) => part !== '').join(', ');
      return { type, minimum, maximum, default: initial, ...(description === '' ? {} : { description }) };
    }
    case 'player':
    case 'session':
      return number(`number of a ${shape.kind}; 0 for none`);
    case 'row':
      return number(`id of a row of ${shape.table === '' ? 'the table' : shape.table}; 0 for none`);
    case 'axis':
      return { type: 'number', default: 0, description: `${shape.axis === 0 ? 'x' : 'y'} in world units` };
    case 'table':
      return { type: 'string', enum: Object.keys(game.state.tables) };
    case 'reason':
      return { type: 'string', minLength: 1, maxLength: LIMITS.textCharsMax, description: 'why' };
    case 'edits':
      return { type: 'array', minItems: 1, maxItems: LIMITS.editsPerTransactionMax, items: { anyOf: [CELL, LEAF] } };
    case 'calls':
      return { type: 'array', maxItems: shape.max ?? LIMITS.callsPerEntryMax, items: CALL };
  }
}

function number(description: string): JsonSchema {
  return { type: 'integer', minimum: 0, default: 0, description };
}

const CALL: JsonSchema = {
  type: 'object',
  description: 'a command to be given, and its arguments',
  properties: { name: { type: 'string' }, args: { type: 'object' } },
  required: ['name'],
  additionalProperties: false,
};

const CELL: JsonSchema = {
  type: 'object',
  description: 'a field of a row',
  properties: {
    table: { type: 'string' },
    row: { type: 'integer', description: 'id, with generation' },
    field: { type: 'string' },
    value: { type: 'number', description: 'in the unit of the field' },
  },
  required: ['table', 'row', 'field', 'value'],
  additionalProperties: false,
};

const LEAF: JsonSchema = {
  type: 'object',
  description: 'a value of the document',
  properties: {
    part: { type: 'string' },
    path: { type: 'string', description: 'keys joined by /, as in a JSON Pointer' },
    value: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  },
  required: ['part', 'path', 'value'],
  additionalProperties: false,
};
