import { ranksAtLeast, whyFinal } from './command.js';
import { conflictsOf } from './conflicts.js';
import type { Logged } from './log.js';
import { done, type Inverse, joinOutcomes, type Outcome, refuse, type Touch, touchesOf } from './outcome.js';
import type { Actor, Stage } from './stage.js';
import { changesOf, clash, sayChanges } from './transaction.js';
import { type Side, writeTouches } from './write.js';

/** Takes one command back: the one with this audit id, or the actor's newest when `id` is 0. */
export function undoCommand(stage: Stage, id: number, actor: Actor): Outcome {
  const logged = id === 0 ? stage.log.newest(actor.person, 'applied') : stage.log.find(id);
  if (!logged) return refuse(id === 0 ? 'You have nothing to undo.' : `There is no entry ${id} (any more).`);
  if (isUndone(logged)) return refuse(`Entry ${logged.entry.id} is undone already.`);
  if (logged.state === 'final') return refuse(sayFinal(stage, logged));
  const why = whyNotYours(stage, logged, actor);
  if (why) return refuse(why);
  return settle(stage, logged, 'undone', takeBack(stage, logged, actor));
}

/** Does again what was undone: the entry with this id, or, when `id` is 0, what the actor has undone last and done nothing since. */
export function redoCommand(stage: Stage, id: number, actor: Actor): Outcome {
  const logged = id === 0 ? stage.log.newest(actor.person, 'undone') : stage.log.find(id);
  if (!logged) return refuse(id === 0 ? 'You have nothing to redo.' : `There is no entry ${id} (any more).`);
  if (!isUndone(logged)) return refuse(`Entry ${logged.entry.id} is not undone.`);
  const why = whyNotYours(stage, logged, actor);
  if (why) return refuse(why);
  return settle(stage, logged, 'applied', doAgain(stage, logged, actor));
}

function isUndone({ state }: Logged): boolean {
  return state === 'undone' || state === 'passed';
}

/** Without a reason of their own, commands that can be undone are final when that was too long ago, or what they did has run its course. */
function sayFinal({ registry }: Stage, { entry: { id, command: name }, inverse }: Logged): string {
  const command = registry.get(name);
  const why = inverse.kind === 'none' && inverse.why !== undefined ? inverse.why : command && whyFinal(command);
  return `Entry ${id} (${name}) cannot be undone${why === undefined ? '' : `: ${why}`}.`;
}

/** Moderators have their own commands in hand, operators everybody's; and nobody more than they could do themselves. */
function whyNotYours({ registry }: Stage, { entry, person }: Logged, actor: Actor): string | undefined {
  const least = registry.get(entry.command)?.role ?? 'host';
  if (!ranksAtLeast(actor.role, least)) return `${entry.command} takes the role ${least}; yours is ${actor.role}.`;
  if (person === actor.person || ranksAtLeast(actor.role, 'operator')) return undefined;
  return `Entry ${entry.id} is ${entry.who}’s; a ${actor.role} undoes only their own.`;
}

function settle(stage: Stage, logged: Logged, state: 'applied' | 'undone', outcome: Outcome): Outcome {
  if (outcome.kind !== 'done') return outcome;
  stage.log.mark(logged.entry.id, state, outcome.inverse);
  // What takes a command back, or does it again, is no command of its own to be taken back.
  return done(outcome.text, outcome.changes);
}

function takeBack(stage: Stage, logged: Logged, actor: Actor): Outcome {
  return reverse({ stage, logged, actor }, logged.inverse);
}

/** An entry that somebody takes back or does again. */
interface Turn {
  readonly stage: Stage;
  readonly logged: Logged;
  readonly actor: Actor;
}

function reverse(turn: Turn, inverse: Inverse): Outcome {
  const { stage, logged, actor } = turn;
  switch (inverse.kind) {
    case 'touches':
      return putBack(stage, logged, inverse.touches, 'before');
    case 'call':
      return call(stage, inverse.name, inverse.args, actor);
    case 'several':
      return reverseAll(turn, inverse.inverses);
    case 'none':
      return refuse(`${logged.entry.command} cannot be undone.`);
  }
}

/** Nothing is put back where one value cannot be; of what else cannot be taken back the others do not care. */
function reverseAll(turn: Turn, inverses: readonly Inverse[]): Outcome {
  const refusals = inverses.flatMap((one) => conflictsOf(turn.stage, turn.logged, touchesOf(one), 'before'));
  if (refusals.length > 0) return clash(refusals);
  const outcomes = [...inverses].reverse().map((one) => {
    const outcome = reverse(turn, one);
    const isValue = outcome.kind === 'done' && one.kind === 'touches';
    return isValue ? { ...outcome, inverse: { kind: 'touches', touches: one.touches.map(turned) } as const } : outcome;
  });
  return joinOutcomes(outcomes, 'Undone');
}

function turned({ before, after, ...touch }: Touch): Touch {
  return { ...touch, before: after, after: before };
}

function doAgain(stage: Stage, logged: Logged, actor: Actor): Outcome {
  const { inverse, again } = logged;
  if (inverse.kind === 'touches') return putBack(stage, logged, inverse.touches, 'after');
  if (again.kind !== 'none') return reverse({ stage, logged, actor }, again);
  return call(stage, logged.entry.command, logged.args, actor);
}

/** The arguments were checked when the command was given, or made by the command itself. */
function call(stage: Stage, name: string, args: { readonly [name: string]: unknown }, actor: Actor): Outcome {
  const command = stage.registry.get(name);
  if (!command) throw new Error(`an inverse names the command ${name}, which does not exist`);
  return command.apply(stage, args as Parameters<typeof command.apply>[1], actor);
}

function putBack(stage: Stage, logged: Logged, touches: readonly Touch[], side: Side): Outcome {
  const refusals = conflictsOf(stage, logged, touches, side);
  if (refusals.length > 0) return clash(refusals);
  const changes = changesOf(stage, touches, side);
  writeTouches(stage, touches, side);
  return done(sayChanges(changes), changes);
}
