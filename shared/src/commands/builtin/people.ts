import { number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand } from '../command.js';
import { done, refuse } from '../outcome.js';
import { changeSetting } from '../transaction.js';
import { whom, withPerson } from './whom.js';

const CONTROLS = /\p{C}/gu;

/** Who is in the room, and on which seat. */
export const peopleCommands: readonly Command[] = [
  defineCommand({
    name: 'kick',
    label: 'Kick',
    says: 'Closes somebody’s connection and keeps them out for a minute, their seat kept by a bot; frees the seat of who is away.',
    about: 'person',
    role: 'moderator',
    risk: 'R2',
    undo: 'own',
    args: { ...whom, reason: { kind: 'reason' } },
    apply: (stage, args, actor) =>
      withPerson(stage, args, actor, (person) => {
        stage.people.remove(person, args.reason);
        const { name, session, player } = person;
        const inverse = { kind: 'call', name: 'readmit', args: { player } } as const;
        return done(`${name} was kicked: ${args.reason}`, [], session > 0 && player > 0 ? inverse : undefined);
      }),
  }),
  defineCommand({
    name: 'readmit',
    label: 'Let back in',
    says: 'Lets somebody who was kicked come back at once, to the same seat.',
    about: 'person',
    role: 'moderator',
    risk: 'R1',
    undo: 'never',
    args: { player: { kind: 'player' } },
    apply: ({ people }, { player }) =>
      people.readmit(player)
        ? done(`Player ${player} may come back.`)
        : refuse(`Nobody keeps player ${player} out (any more).`),
  }),
  defineCommand({
    name: 'rename',
    label: 'Rename',
    says: 'Gives somebody another name in this room; an empty one gives back their own.',
    about: 'person',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    args: { ...whom, name: text(LIMITS.nameCharsMax) },
    apply: (stage, args, actor) =>
      withPerson(stage, args, actor, (person) => {
        const given = args.name.replace(CONTROLS, ' ').trim();
        stage.people.rename(person, given);
        const { session, player, name, given: before } = person;
        const inverse = { kind: 'call', name: 'rename', args: { session: 0, player, name: before } } as const;
        const bySession = { ...inverse, args: { session, player: 0, name: before } };
        const text = given === '' ? `${name} has their own name back.` : `${name} is called ${given} now.`;
        return done(text, [], player > 0 ? inverse : bySession);
      }),
  }),
  defineCommand({
    name: 'hand-over',
    label: 'Hand over the seat',
    says: 'Gives a player’s seat to another person who is here; if that one plays too, the two change seats.',
    about: 'room',
    role: 'moderator',
    risk: 'R2',
    undo: 'never',
    args: { player: { kind: 'player' }, session: { kind: 'session', whose: 'another' } },
    apply(stage, { player, session }, actor) {
      const to = stage.people.find({ session });
      if (!to) return refuse(`There is no session ${session}.`);
      if (to.player === player) return refuse(`${to.name} has that seat already.`);
      return withPerson(stage, { session: 0, player }, actor, (seat) => {
        stage.people.handOver(seat, to);
        return done(`${to.name} has the seat of ${seat.name} now.`);
      });
    },
  }),
  defineCommand({
    name: 'bots',
    label: 'Bots',
    says: 'Sets how many seats bots fill up to; people take theirs first.',
    about: 'room',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: { count: number({ min: 0, max: 255, initial: 6, label: 'Seats that bots fill up to' }) },
    apply(stage, { count }) {
      const { seatsMax } = stage.people;
      if (count > seatsMax) return refuse(`This game has ${seatsMax} seats.`);
      return changeSetting(stage, 'bots', count);
    },
  }),
];
