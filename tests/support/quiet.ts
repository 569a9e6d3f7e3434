import type { Stage } from '@tickdeck/shared/commands/stage.js';

/** What of a stage is beside its world and people, where nobody is alarmed, kept out, or meddled with. */
export const quiet: Pick<Stage, 'room' | 'house' | 'leases' | 'skies' | 'alerts' | 'recordFlight'> = {
  room: 'room',
  house: { marksOn: () => [], mark: () => undefined, pass: () => undefined, passCount: () => 0, ask: () => {} },
  leases: { of: () => undefined, heldBy: () => undefined, lend: () => {}, giveBack: () => {} },
  skies: { over: () => undefined, bring: () => {}, clear: () => {} },
  alerts: { find: () => undefined, raise: () => {}, acknowledge: () => {}, shelve: () => {}, reopen: () => {} },
  recordFlight: () => {},
};
