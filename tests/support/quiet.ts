import type { Stage } from '@tickdeck/shared/commands/stage.js';

/** A stage's alerts and flights where nobody is alarmed. */
export const quiet: Pick<Stage, 'alerts' | 'recordFlight'> = {
  alerts: { find: () => undefined, acknowledge: () => {}, shelve: () => {}, reopen: () => {} },
  recordFlight: () => {},
};
