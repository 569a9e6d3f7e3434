import { flag, number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand, ranksAtLeast } from '../command.js';
import type { Errand } from '../house.js';
import { type Mark, type MarkKind, MINUTE_MS, markId, sayRest, standing } from '../marks.js';
import { done, type Outcome, refuse } from '../outcome.js';
import type { Actor, Person, Stage } from '../stage.js';
import { whom, whyWithout, withKnown } from './whom.js';

const reason = { kind: 'reason' } as const;
const term = (initial: number) =>
  number({ min: 0, max: LIMITS.termMinutesMax, initial, unit: 'min', label: 'Minutes (0: for good)' });

/** How people behave, and what is kept of it: over rooms and restarts. */
export const conductCommands: readonly Command[] = [
  defineCommand({
    name: 'ban',
    label: 'Ban',
    says: 'Closes somebody’s connection and lets their device, and if you say so their address, into no room until it is over.',
    about: 'person',
    role: 'moderator',
    risk: 'R2',
    undo: 'own',
    needs: 'device',
    args: { ...whom, reason, minutes: term(60), address: flag() },
    apply: (stage, args, actor) =>
      withKnown(stage, args, actor, (person) => {
        const { minutes, address } = args;
        return keep(stage, { kind: 'ban', person, text: args.reason, minutes, actor }, address ? 'address' : 'device');
      }),
  }),
  defineCommand({
    name: 'mute',
    label: 'Mute',
    says: 'Lets nobody hear what somebody says, until it is over.',
    about: 'person',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    needs: 'device',
    args: { ...whom, reason, minutes: term(10) },
    apply: (stage, args, actor) =>
      withKnown(stage, args, actor, (person) =>
        keep(stage, { kind: 'mute', person, text: args.reason, minutes: args.minutes, actor }),
      ),
  }),
  defineCommand({
    name: 'unmute',
    label: 'Unmute',
    says: 'Lets somebody be heard again.',
    about: 'person',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    needs: 'mute',
    args: whom,
    apply: (stage, args, actor) =>
      withKnown(stage, args, actor, ({ device, name }) => {
        const mute = standing(stage.house.marksOn(device), 'mute', actor.at);
        return mute ? lift(stage, mute, actor) : refuse(`${name} is not muted.`);
      }),
  }),
  defineCommand({
    name: 'warn',
    label: 'Warn',
    says: 'Puts a warning on somebody’s screen, and keeps it.',
    about: 'person',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    needs: 'link',
    args: { ...whom, reason },
    apply: (stage, args, actor) =>
      withKnown(stage, args, actor, (person) => {
        const lacking = whyWithout('link', person);
        if (lacking !== undefined) return refuse(lacking);
        const outcome = keep(stage, { kind: 'warning', person, text: args.reason, minutes: 0, actor });
        if (outcome.kind === 'done') stage.people.warn(person, `Warning: ${args.reason}`);
        return outcome;
      }),
  }),
  defineCommand({
    name: 'note',
    label: 'Note',
    says: 'Keeps a note about somebody, for moderators to read.',
    about: 'person',
    role: 'moderator',
    risk: 'R0',
    undo: 'own',
    needs: 'device',
    args: { ...whom, text: text(LIMITS.textCharsMax) },
    apply: (stage, args, actor) =>
      withKnown(stage, args, actor, (person) =>
        keep(stage, { kind: 'note', person, text: args.text, minutes: 0, actor }),
      ),
  }),
  defineCommand({
    name: 'unban',
    label: 'Unban',
    says: 'Lets a device that is banned come in again.',
    about: 'panel',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    args: { device: text(LIMITS.deviceKeyCharsMax) },
    apply(stage, { device }, actor) {
      const ban = standing(stage.house.marksOn(device), 'ban', actor.at);
      return ban ? lift(stage, ban, actor) : refuse('This device is not banned.');
    },
  }),
  defineCommand({
    name: 'lift',
    label: 'Lift',
    says: 'Takes a ban, a mute, a warning or a note back.',
    about: 'panel',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    args: { mark: text(LIMITS.labelCharsMax) },
    apply(stage, { mark: id }, actor) {
      const mark = stage.house.mark(id);
      return mark ? lift(stage, mark, actor) : refuse('There is no such ban, mute, warning or note.');
    },
  }),
  defineCommand({
    name: 'unlift',
    label: 'Put back',
    says: 'Puts back a ban, a mute, a warning or a note that was taken back.',
    about: 'panel',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    args: { mark: text(LIMITS.labelCharsMax) },
    apply(stage, { mark: id }, actor) {
      const mark = stage.house.mark(id);
      if (!mark) return refuse('There is no such ban, mute, warning or note.');
      if (mark.lifted === 0) return refuse(`That ${mark.kind} stands already.`);
      if (!ranksAtLeast(actor.role, mark.role)) return refuse(tooWeak(mark, actor));
      stage.house.ask(asMark({ ...mark, lifted: 0, liftedBy: '' }));
      return done(`The ${mark.kind} of ${mark.name} stands again.`, [], call('lift', mark));
    },
  }),
];

interface Wish {
  readonly kind: MarkKind;
  readonly person: Person;
  readonly text: string;
  /** 0: for good. */
  readonly minutes: number;
  readonly actor: Actor;
}

function keep({ house }: Stage, wish: Wish, covers: 'device' | 'address' = 'device'): Outcome {
  const { kind, person, text, minutes, actor } = wish;
  const { device, name } = person;
  if (text === '') return refuse('There is nothing to note.');
  const { at, who: by, role } = actor;
  const until = minutes === 0 ? 0 : at + minutes * MINUTE_MS;
  const mark: Mark = {
    ...{ id: markId(kind, device, at), kind, device, address: '', name, text, by, role, at, until },
    ...{ lifted: 0, liftedBy: '' },
  };
  house.ask({ kind: 'mark', mark, covers });
  return done(`${name} ${SAID[kind]}${timed(kind) ? ` ${sayRest(until, at)}` : ''}: ${text}`, [], call('lift', mark));
}

const SAID = {
  ban: 'is banned',
  mute: 'is muted',
  warning: 'was warned',
  note: 'has a note',
} as const satisfies { readonly [kind in MarkKind]: string };

function timed(kind: MarkKind): boolean {
  return kind === 'ban' || kind === 'mute';
}

function lift({ house }: Stage, mark: Mark, actor: Actor): Outcome {
  if (mark.lifted !== 0) return refuse(`That ${mark.kind} is lifted already.`);
  if (!ranksAtLeast(actor.role, mark.role)) return refuse(tooWeak(mark, actor));
  house.ask(asMark({ ...mark, lifted: actor.at, liftedBy: actor.who }));
  return done(`The ${mark.kind} of ${mark.name} is lifted.`, [], call('unlift', mark));
}

function asMark(mark: Mark): Errand {
  return { kind: 'mark', mark, covers: 'device' };
}

function call(name: 'lift' | 'unlift', { id }: Mark) {
  return { kind: 'call', name, args: { mark: id } } as const;
}

function tooWeak({ kind, by, role }: Mark, actor: Actor): string {
  return `This ${kind} was made by ${by}, who is ${role}; you are ${actor.role}.`;
}
