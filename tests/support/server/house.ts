import { House, type HouseDeps } from '@tickdeck/server/control/house.js';
import { openMemoryStore } from '@tickdeck/server/store/memory.js';

/** A house that keeps nothing over the end of its test. */
export function openHouse({
  store = openMemoryStore(),
  wallMs = Date.now,
  ...deps
}: Pick<HouseDeps, 'rooms' | 'keyring'> & Partial<HouseDeps>) {
  return new House({ store, wallMs, ...deps });
}
