import { choice, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand } from '../command.js';
import { sayRest, standing } from '../marks.js';
import { done, refuse } from '../outcome.js';

/** All that players can say: enough to be friendly, and nothing that anybody would have to read first. */
export const LINES = ['Hello!', 'Good game!', 'Well played!', 'Thanks!', 'Sorry!', 'Help!'] as const;

/** What is said in a room. */
export const talkCommands: readonly Command[] = [
  defineCommand({
    name: 'say',
    label: 'Say to all',
    says: 'Puts a line on everybody’s screen.',
    about: 'room',
    role: 'moderator',
    risk: 'R0',
    undo: { never: 'everybody has read it' },
    args: { text: text(LIMITS.textCharsMax) },
    apply(stage, args) {
      if (args.text === '') return refuse('There is nothing to say.');
      stage.people.tell(args.text);
      return done(args.text);
    },
  }),
  defineCommand({
    name: 'chat',
    label: 'Say a line',
    says: 'Says one of a few lines to everybody, as a player.',
    about: 'panel',
    role: 'player',
    risk: 'R0',
    undo: { never: 'everybody has read it' },
    args: { line: choice(LINES, 'Hello!') },
    apply({ people, house }, { line }, { session, at }) {
      const person = people.find({ session });
      if (!person || person.player === 0) return refuse('Only players talk.');
      const mute = standing(house.marksOn(person.device), 'mute', at);
      if (mute) return refuse(`You are muted ${sayRest(mute.until, at)}: ${mute.text}`);
      if (!people.mayTalk(person)) return refuse('That was a lot. Wait a little.');
      people.tell(`${person.name}: ${line}`);
      return done(line);
    },
  }),
];
