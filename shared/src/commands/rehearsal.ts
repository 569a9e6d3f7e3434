import { restoreSnapshot, takeSnapshot } from '../world/snapshot.js';
import { World } from '../world/world.js';
import type { Stage } from './stage.js';

/**
 * A stage that is as this one and on which nothing counts: its world, settings and log are copies, and whoever would be sent away
 * or told something is not.
 */
export function rehearse(stage: Stage): Stage {
  const { room, world, settings, entries, people, house, leases, skies, log, registry, alerts } = stage;
  const copy = new World(world.state, 0);
  restoreSnapshot(copy, takeSnapshot(world));
  return {
    room,
    world: copy,
    settings: { ...settings },
    entries: entries.copy(),
    steps: { step() {}, seek() {} },
    people: {
      seatsMax: people.seatsMax,
      avatars: people.avatars,
      find: (by) => people.find(by),
      remove() {},
      exile: (player) => people.exile(player),
      isOver: (exile) => people.isOver(exile),
      readmit() {},
      keepOut() {},
      rename() {},
      owner: (of) => people.owner(of),
      handOver() {},
      tell() {},
      warn() {},
      mayTalk: () => true,
    },
    house: {
      marksOn: (device) => house.marksOn(device),
      mark: (id) => house.mark(id),
      pass: (id) => house.pass(id),
      passCount: (at) => house.passCount(at),
      ask() {},
    },
    leases: {
      of: (player) => leases.of(player),
      heldBy: (session) => leases.heldBy(session),
      lend() {},
      giveBack() {},
    },
    skies: { over: (session) => skies.over(session), bring() {}, clear() {} },
    log: log.copy(),
    registry,
    alerts: { find: (id) => alerts.find(id), raise() {}, acknowledge() {}, shelve() {}, reopen() {} },
    recordFlight() {},
  };
}
