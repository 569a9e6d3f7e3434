import type { Command } from '../command.js';
import { alertCommands } from './alerts.js';
import { conductCommands } from './conduct.js';
import { debugCommands } from './debug.js';
import { editCommands } from './edits.js';
import { entryCommands } from './entries.js';
import { flightCommands } from './flights.js';
import { handsCommands } from './hands.js';
import { linkCommands } from './links.js';
import { paceCommands } from './pace.js';
import { peopleCommands } from './people.js';
import { planCommands } from './plans.js';
import { rowCommands } from './rows.js';
import { seatCommands } from './seats.js';
import { talkCommands } from './talk.js';
import { togetherCommands } from './together.js';
import { weatherCommands } from './weather.js';

/** What can be done in every game. */
export const builtinCommands: readonly Command[] = [
  ...editCommands,
  ...rowCommands,
  ...paceCommands,
  ...peopleCommands,
  ...seatCommands,
  ...conductCommands,
  ...talkCommands,
  ...debugCommands,
  ...planCommands,
  ...entryCommands,
  ...alertCommands,
  ...flightCommands,
  ...handsCommands,
  ...weatherCommands,
  ...linkCommands,
  ...togetherCommands,
];
