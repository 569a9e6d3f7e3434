import type { AuditEntry } from '@tickdeck/shared/wire/messages.js';
import type { NewEntry, StorePort } from '../store/port.js';

/** Refusals a minute that are kept: whoever asks for what is not allowed must not push what was done out of the record. */
const REFUSALS_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

/** Writes down acts of power, to be kept over restarts. */
export class Record {
  #refusals = 0;
  #minute = 0;

  constructor(
    private readonly store: Pick<StorePort, 'write'>,
    private readonly wallMs: () => number,
  ) {}

  note(room: string, logged: readonly AuditEntry[]): void {
    const kept = logged.filter((entry) => entry.outcome === 'done' || this.#isBearable());
    const entries = kept.map(({ id: _, undoable: __, changes, ...entry }): NewEntry => {
      return { ...entry, changes: changes.map(({ row: ___, ...change }) => change), room };
    });
    if (entries.length > 0) this.store.write({ kind: 'entries', entries });
  }

  #isBearable(): boolean {
    const minute = Math.floor(this.wallMs() / MINUTE_MS);
    if (minute !== this.#minute) this.#refusals = 0;
    this.#minute = minute;
    this.#refusals += 1;
    return this.#refusals <= REFUSALS_PER_MINUTE;
  }
}
