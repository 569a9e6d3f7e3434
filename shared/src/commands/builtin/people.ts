import { number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand, ranksAtLeast } from '../command.js';
import { done, refuse } from '../outcome.js';
import { changeSetting } from '../transaction.js';

/** Who is in the room. */
export const peopleCommands: readonly Command[] = [
  defineCommand({
    name: 'kick',
    label: 'Kick',
    says: 'Closes somebody’s connection and frees the seat.',
    about: 'person',
    role: 'moderator',
    risk: 'R2',
    undo: 'never',
    args: { session: { kind: 'session' }, player: { kind: 'player' } },
    apply(stage, { session, player }, actor) {
      if (session === 0 && player === 0) return refuse('Say whom: a session or a player.');
      const person = stage.people.find(session > 0 ? { session } : { player });
      if (!person) return refuse(session > 0 ? `There is no session ${session}.` : `Player ${player} has no seat.`);
      if (ranksAtLeast(person.role, actor.role)) return refuse(`${person.name} is ${person.role}, as powerful as you.`);
      stage.people.remove(person, 'kicked');
      return done(`${person.name} was kicked.`);
    },
  }),
  defineCommand({
    name: 'say',
    label: 'Say to all',
    says: 'Puts a line on everybody’s screen.',
    about: 'room',
    role: 'moderator',
    risk: 'R0',
    undo: 'never',
    args: { text: text(LIMITS.textCharsMax) },
    apply(stage, args) {
      if (args.text === '') return refuse('There is nothing to say.');
      stage.people.tell(args.text);
      return done(args.text);
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
