import type { Value } from '../game/document.js';
import type { Reply } from '../wire/messages.js';
import { applyCommand } from './apply.js';
import { checkArguments } from './arguments.js';
import { ranksAtLeast } from './command.js';
import { type Outcome, refuse } from './outcome.js';
import { note, touchesSince } from './recorded.js';
import { rehearse } from './rehearsal.js';
import type { Actor, Stage } from './stage.js';
import { changed, sayRefusals } from './transaction.js';

/** A command as somebody gave it. */
export interface Request {
  /** The sender's own number for it; the reply carries it. */
  readonly id: number;
  readonly name: string;
  readonly args: { readonly [name: string]: Value };
  readonly actor: Actor;
  readonly beat: number;
}

/** Runs a command between two ticks, writes it into the log, refused or not, and says what became of it. */
export function runCommand(stage: Stage, request: Request): Reply {
  const { id, name, actor, beat } = request;
  const { at } = actor;
  const { outcome, args } = attempt(stage, request);
  const { kind, text } = outcome;
  const changes = outcome.kind === 'done' ? outcome.changes : [];
  const inverse = outcome.kind === 'done' ? outcome.inverse : ({ kind: 'none' } as const);
  const entry = { at, who: actor.who, role: actor.role, beat, tick: stage.world.tick, command: name };
  const gesture = outcome.kind === 'done' ? outcome.gesture : 0;
  if (isListed(stage, name, actor))
    stage.log.add({ ...entry, outcome: kind, text, changes }, actor.person, args, inverse, gesture);
  return replyWith(id, outcome);
}

/** What somebody does who needs no link for it is no act of power, and so much of it comes that it would push the others off the list. */
function isListed({ registry }: Stage, name: string, { role }: Actor): boolean {
  const least = registry.get(name)?.role ?? 'host';
  return ranksAtLeast(least, 'moderator') || !ranksAtLeast(role, least);
}

/** Says what a command would do: it is given to a copy of everything, and leaves no trace, in the log neither. */
export function previewCommand(stage: Stage, request: Request): Reply {
  // A copy of the world for each line of a chat would be a cheap way to slow a room down.
  if (!ranksAtLeast(request.actor.role, 'moderator')) return replyWith(request.id, refuse('Only moderators may ask.'));
  const rehearsed = rehearse(stage);
  const before = note(rehearsed);
  const { outcome } = attemptOnCopy(rehearsed, request);
  if (outcome.kind !== 'done') return replyWith(request.id, outcome);
  return replyWith(request.id, changed(rehearsed, touchesSince(rehearsed, before), outcome.text));
}

/** What breaks a copy has broken nothing. */
function attemptOnCopy(stage: Stage, request: Request): Attempt {
  try {
    return attempt(stage, request);
  } catch (error) {
    return { outcome: refuse(`It would break the room: ${error instanceof Error ? error.message : error}.`), args: {} };
  }
}

function replyWith(id: number, outcome: Outcome): Reply {
  const { kind, text } = outcome;
  if (kind === 'done') return { kind: 'reply', id, outcome: kind, text, refusals: [], changes: outcome.changes };
  return { kind: 'reply', id, outcome: kind, text, refusals: outcome.refusals, changes: [] };
}

interface Attempt {
  readonly outcome: Outcome;
  readonly args: { readonly [name: string]: unknown };
}

function attempt(stage: Stage, { name, args, actor }: Request): Attempt {
  const command = stage.registry.get(name);
  if (!command) return { outcome: refuse(`There is no command ${JSON.stringify(name)}.`), args: {} };
  if (!ranksAtLeast(actor.role, command.role)) {
    return { outcome: refuse(`${command.label} takes the role ${command.role}; yours is ${actor.role}.`), args: {} };
  }
  const checked = checkArguments(command.args, args);
  if (checked.kind === 'bad') return { outcome: refuse(sayRefusals(checked.refusals), checked.refusals), args: {} };
  return { outcome: applyCommand(stage, command, checked.args, actor), args: checked.args };
}
