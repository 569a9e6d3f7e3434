import { number } from '../../game/document.js';
import { LIMITS } from '../../wire/limits.js';
import { type Command, defineCommand, ranksAtLeast } from '../command.js';
import { done, type Outcome, refuse } from '../outcome.js';
import type { Person, Stage } from '../stage.js';

const seconds = number({ min: 5, max: LIMITS.leaseSecondsMax, initial: 60, unit: 's', label: 'For how long, s' });
const player = { kind: 'player' } as const;

/** Who steers. */
export const handsCommands: readonly Command[] = [
  defineCommand({
    name: 'take-over',
    label: 'Take the controls',
    says: 'Lets you steer in somebody’s stead for a while; everybody is told, and they have it back after that.',
    about: 'person',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: { player, seconds },
    apply(stage, args, actor) {
      const holder = stage.people.find({ session: actor.session });
      if (!holder) return refuse('Whoever steers must be here: do it on the control page.');
      return lend(stage, args.player, { ...holder, name: actor.who }, args.seconds);
    },
  }),
  defineCommand({
    name: 'lend',
    label: 'Lend the controls',
    says: 'Lets somebody who only watches steer in a player’s stead for a while; everybody is told.',
    about: 'person',
    role: 'operator',
    risk: 'R1',
    undo: 'own',
    args: { player, session: { kind: 'session', whose: 'another', label: 'To whom' }, seconds },
    apply(stage, { player, session, seconds }) {
      const holder = session > 0 ? stage.people.find({ session }) : undefined;
      return holder ? lend(stage, player, holder, seconds) : refuse('Say to whom: somebody who is here.');
    },
  }),
  defineCommand({
    name: 'give-back',
    label: 'Give the controls back',
    says: 'Ends that somebody steers in a player’s stead; without a player, what you steer yourself.',
    about: 'person',
    role: 'spectator',
    risk: 'R0',
    undo: { never: 'take or lend the controls again' },
    needs: 'lease',
    args: { player },
    apply(stage, { player }, actor) {
      const lease = player > 0 ? stage.leases.of(player) : stage.leases.heldBy(actor.session);
      const name = stage.people.find({ player: lease?.player ?? player })?.name ?? 'there';
      if (!lease) return refuse(player > 0 ? `Nobody else steers ${name}.` : 'You steer nobody.');
      if (lease.session !== actor.session && !ranksAtLeast(actor.role, 'operator'))
        return refuse(`${lease.who} steers there; only they and an operator can end that.`);
      stage.leases.giveBack(lease.player);
      return done(`${lease.who} no longer steers ${name}.`);
    },
  }),
];

function lend(stage: Stage, player: number, holder: Person, seconds: number): Outcome {
  const { leases, people } = stage;
  const person = player > 0 ? people.find({ player }) : undefined;
  if (!person) return refuse(player > 0 ? `Player ${player} has no seat.` : 'Say whose: a player.');
  if (holder.player > 0) return refuse(`${holder.name} plays, and has only two hands.`);
  const held = leases.heldBy(holder.session);
  if (held) return refuse(`${holder.name} steers somebody already: give that back first.`);
  const other = leases.of(player);
  if (other) return refuse(`${other.who} steers ${person.name} already.`);
  leases.lend({ player, session: holder.session, who: holder.name, secondsLeft: seconds });
  const inverse = { kind: 'call', name: 'give-back', args: { player } } as const;
  return done(`${holder.name} steers ${person.name} for ${seconds} s.`, [], inverse);
}
