import { type Command, defineCommand } from '../../../commands/command.js';
import { done, refuse } from '../../../commands/outcome.js';
import { choice } from '../../../game/document.js';
import { playerKey } from '../rows.js';
import { rules } from '../rules.js';
import { followTeams } from '../standings.js';
import { worldOf } from './world-of.js';

const NO_TEAMS = `There are no teams in this round. Set the rule “${rules.mode.label}” to 1, and start a new round.`;

/** Who plays with whom. */
export const teamCommands: readonly Command[] = [
  defineCommand({
    name: 'move-team',
    label: 'Move to a team',
    says: 'Puts a player into a team; the score of the teams stays.',
    about: 'person',
    role: 'operator',
    risk: 'R1',
    undo: 'recorded',
    args: { player: { kind: 'player' }, team: choice(['orange', 'blue'], 'orange') },
    apply(stage, { player, team }) {
      const world = worldOf(stage);
      const record = world.document.players[playerKey(player)];
      if (!record) return refuse(`There is no player ${player}.`);
      if (world.document.match.mode !== 'teams') return refuse(NO_TEAMS);
      if (record.team === team) return refuse(`${record.name} is in team ${team} already.`);
      world.update(({ players }) => {
        const moved = players[playerKey(player)];
        if (moved) moved.team = team;
      });
      followTeams(world);
      return done(`${record.name} plays for ${team} now.`);
    },
  }),
  defineCommand({
    name: 'swap-sides',
    label: 'Swap sides',
    says: 'Orange becomes blue and blue orange: everybody keeps their mates and their team’s score.',
    about: 'room',
    role: 'operator',
    risk: 'R1',
    undo: 'recorded',
    args: {},
    apply(stage) {
      const world = worldOf(stage);
      if (world.document.match.mode !== 'teams') return refuse(NO_TEAMS);
      world.update(({ match, players }) => {
        [match.orange, match.blue] = [match.blue, match.orange];
        for (const record of Object.values(players)) {
          if (record.team !== 'none') record.team = record.team === 'orange' ? 'blue' : 'orange';
        }
      });
      followTeams(world);
      return done('The teams have swapped sides.');
    },
  }),
];
