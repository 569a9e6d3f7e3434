import { type Command, defineCommand } from '../command.js';
import { done, refuse } from '../outcome.js';
import { clash } from '../transaction.js';
import { withPerson } from './whom.js';
import { device, nameOf, player, whyNotTheirs } from './whose.js';

/** Whose a seat is. */
export const seatCommands: readonly Command[] = [
  defineCommand({
    name: 'hand-over',
    label: 'Hand over the seat',
    says: 'Gives a player’s seat to another person who is here; if that one plays too, the two change seats.',
    about: 'room',
    role: 'moderator',
    risk: 'R2',
    undo: 'own',
    args: { player, session: { kind: 'session', whose: 'another', label: 'To whom' } },
    apply(stage, { player, session }, actor) {
      const { people } = stage;
      const to = people.find({ session });
      if (!to) return refuse(`There is no session ${session}.`);
      return withPerson(stage, { session: 0, player }, actor, (seat) => {
        const { device: from = '' } = people.owner({ player }) ?? {};
        if (from === to.device) return refuse(`${to.name} has that seat already.`);
        people.handOver(player, to.device);
        return done(`${to.name} has the seat of ${seat.name} now.`, [], handBack(player, to.device, from));
      });
    },
  }),
  defineCommand({
    name: 'hand-back',
    label: 'Give the seat back',
    says: 'Gives a seat that was handed over back to whoever had it; if they have another one by now, the two change seats.',
    about: 'panel',
    role: 'moderator',
    risk: 'R2',
    undo: 'own',
    args: { player, from: device, to: device },
    apply({ people }, { player, from, to }) {
      const moved = whyNotTheirs(people, player, from);
      if (moved) return clash([moved]);
      if (!people.owner({ device: to })) return clash([{ where: 'whoever had the seat', why: 'is gone' }]);
      people.handOver(player, to);
      const text = `${nameOf(people, to)} has the seat back that ${nameOf(people, from)} had.`;
      return done(text, [], handBack(player, to, from));
    },
  }),
];

/** Takes a seat from whoever has it now. */
function handBack(player: number, from: string, to: string) {
  return { kind: 'call', name: 'hand-back', args: { player, from, to } } as const;
}
