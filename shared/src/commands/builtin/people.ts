import { number, text } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand } from '../command.js';
import { done, doneForGood, refuse } from '../outcome.js';
import { changeSetting, clash } from '../transaction.js';
import { whom, whyWithout, withPerson } from './whom.js';
import { device, player, whyNotTheirs } from './whose.js';

const CONTROLS = /\p{C}/gu;
const BEAT_MAX = 0x7fffffff;

/** Who is in the room, and what they are called. */
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
        const text = `${name} was kicked: ${args.reason}`;
        if (player === 0) return doneForGood(text, 'no seat was kept, and they may come back at once');
        if (session === 0) return doneForGood(text, 'the seat is free, and goes to whoever comes next');
        return done(text, [], { kind: 'call', name: 'readmit', args: { player } });
      }),
  }),
  defineCommand({
    name: 'readmit',
    label: 'Let back in',
    says: 'Lets somebody who was kicked come back at once, to the same seat.',
    about: 'person',
    role: 'moderator',
    risk: 'R1',
    undo: 'own',
    needs: 'exile',
    args: { player },
    apply({ people }, { player }) {
      const person = people.find({ player });
      const lacking = person && whyWithout('device', person);
      if (lacking !== undefined) return refuse(lacking);
      const name = person?.name ?? `player ${player}`;
      const exile = people.exile(player);
      if (!exile) return refuse(`Nobody keeps ${name} out.`);
      people.readmit(player);
      const { device = '' } = people.owner({ player }) ?? {};
      const inverse = { kind: 'call', name: 'keep-out', args: { player, device, ...exile } } as const;
      return done(`${name} may come back.`, [], inverse);
    },
  }),
  defineCommand({
    name: 'keep-out',
    label: 'Keep out again',
    says: 'Keeps somebody out again who was kicked and let back in, for as long as it would have been.',
    about: 'panel',
    role: 'moderator',
    risk: 'R2',
    undo: 'own',
    args: { player, device, why: { kind: 'reason' }, untilBeat: number({ min: 0, max: BEAT_MAX, initial: 0 }) },
    apply({ people }, { player, device, ...exile }) {
      const moved = whyNotTheirs(people, player, device);
      if (moved) return clash([moved]);
      const name = people.owner({ player })?.name ?? '';
      if (people.isOver(exile)) return clash([{ where: name, why: 'could come back by now' }]);
      if (people.exile(player)) return clash([{ where: name, why: 'is kept out already' }]);
      people.keepOut(player, exile);
      const inverse = { kind: 'call', name: 'readmit', args: { player } } as const;
      return done(`${name} is kept out again: ${exile.why}`, [], inverse);
    },
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
