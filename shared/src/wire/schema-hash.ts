import type { Shape } from '../game/document.js';
import type { Game } from '../game/game.js';
import { Hasher } from '../world/hash.js';
import { type Column, schemaOf } from '../world/schema.js';
import { SUBPROTOCOL } from './messages.js';

/** Goes up whenever the same bytes come to mean something else, so that an old page is told to reload. */
const WIRE_VERSION = 9;

/** 32 bits over the wire's rules and a game's field tables: both ends of a session must have the same. */
export function schemaHash(game: Game): number {
  const { tables, parts, input, priors, grid, teams } = schemaOf(game.state);
  const hasher = new Hasher().text(SUBPROTOCOL).word(WIRE_VERSION).text(game.id).value(game.tickRate);
  hasher.word(tables.length);
  for (const { name, capacity, columns, owner, jump } of tables) {
    hasher.text(name).words([capacity, owner, jump]);
    hashColumns(hasher, columns);
  }
  hasher.word(parts.length);
  for (const { name, part } of parts) {
    hasher.text(name).text(part.see);
    hashShape(hasher, part.shape);
  }
  hashColumns(hasher, input);
  if (grid) {
    const { left, top, size, columns, rows } = grid;
    hasher.text('cells');
    for (const number of [left, top, size, columns, rows]) hasher.value(number);
    for (const { isCelled } of tables) hasher.word(isCelled ? 1 : 0);
  }
  if (teams) for (const { team } of tables) hasher.text('team').word(team);
  for (const kind of Object.keys(priors).sort()) hasher.text(kind).text(priors[kind] as string);
  return hasher.finish();
}

function hashColumns(hasher: Hasher, columns: readonly Column[]): void {
  hasher.word(columns.length);
  for (const { name, field, gridMin, gridMax } of columns) {
    const { kind, step, wireShift, predict, see, values, table } = field;
    hasher.text(name).text(kind).words([gridMin, gridMax, wireShift]).value(step).text(see).text(table);
    hasher.text(typeof predict === 'string' ? predict : `by ${predict.velocity}`).word(values.length);
    for (const value of values) hasher.text(value);
  }
}

function hashShape(hasher: Hasher, shape: Shape): void {
  hasher.text(shape.kind);
  if (shape.kind === 'group') {
    const names = Object.keys(shape.of).sort();
    hasher.word(names.length);
    for (const name of names) hashShape(hasher.text(name), shape.of[name] as Shape);
  } else if (shape.kind === 'record') hashShape(hasher.word(shape.max), shape.of);
  else if (shape.kind === 'text') hasher.word(shape.max);
  else if (shape.kind === 'number') hasher.value(shape.min).value(shape.max).value(shape.step);
  else if (shape.kind === 'choice') {
    hasher.word(shape.values.length);
    for (const value of shape.values) hasher.text(value);
  }
}
