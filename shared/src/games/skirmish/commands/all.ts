import type { Command } from '../../../commands/command.js';
import { groundCommands } from './ground.js';
import { playerCommands } from './players.js';
import { roundCommands } from './round.js';
import { teamCommands } from './teams.js';

/** What only a Skirmish host can do; edits, pace, rows and people are everybody's commands. */
export const commands: readonly Command[] = [...roundCommands, ...teamCommands, ...playerCommands, ...groundCommands];
