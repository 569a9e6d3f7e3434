import type { Value } from '../game/document.js';
import type { Reply } from '../wire/messages.js';
import { snapWorld } from '../world/snap.js';
import { checkArguments } from './arguments.js';
import { type Command, ranksAtLeast } from './command.js';
import { type Outcome, refuse } from './outcome.js';
import type { Actor, Stage } from './stage.js';
import { sayRefusals } from './transaction.js';

/** A command as somebody gave it. */
export interface Request {
  /** The sender's own number for it; the reply carries it. */
  readonly id: number;
  readonly name: string;
  readonly args: { readonly [name: string]: Value };
  readonly actor: Actor;
  /** Wall time, ms since 1970. */
  readonly at: number;
  readonly beat: number;
}

/** Runs a command between two ticks, writes it into the log, refused or not, and says what became of it. */
export function runCommand(stage: Stage, request: Request): Reply {
  const { id, name, actor, at, beat } = request;
  const { outcome, args } = attempt(stage, request);
  const { kind, text } = outcome;
  const changes = outcome.kind === 'done' ? outcome.changes : [];
  const inverse = outcome.kind === 'done' ? outcome.inverse : ({ kind: 'none' } as const);
  stage.log.add(
    { at, who: actor.who, role: actor.role, beat, tick: stage.world.tick, command: name, outcome: kind, text, changes },
    actor.person,
    args,
    inverse,
  );
  return { kind: 'reply', id, outcome: kind, text, refusals: outcome.kind === 'done' ? [] : outcome.refusals };
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

function applyCommand(stage: Stage, command: Command, args: Parameters<Command['apply']>[1], actor: Actor): Outcome {
  const outcome = command.apply(stage, args, actor);
  // A game's own command may leave values off their grid, and while the room is paused no tick would mend that.
  if (outcome.kind === 'done') snapWorld(stage.world, 'clamp');
  return outcome;
}
