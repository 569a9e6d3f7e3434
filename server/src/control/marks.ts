import { type Mark, stands } from '@tickdeck/shared/commands/marks.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { StorePort } from '../store/port.js';

/** Bans, mutes, warnings and notes: all that are kept, and found in a moment by device and address. */
export class Marks {
  readonly #marks = new Map<string, Mark>();
  /** Those that were not lifted: looked through for everybody who is here, once a second. */
  #bans: readonly Mark[] = [];

  constructor(
    private readonly store: Pick<StorePort, 'write'>,
    kept: readonly Mark[],
    private readonly marksMax: number = LIMITS.marksMax,
  ) {
    for (const mark of kept) this.#marks.set(mark.id, mark);
    this.#findBans();
  }

  all(): readonly Mark[] {
    return [...this.#marks.values()];
  }

  /** Keeps a mark, new or changed. */
  keep(mark: Mark): void {
    this.#marks.set(mark.id, mark);
    this.store.write({ kind: 'mark', mark });
    if (this.#marks.size > this.marksMax) this.#forgetOne(mark.at);
    this.#findBans();
  }

  /** The ban that keeps a device, or whoever comes from an address, out now. */
  banOf(device: string, address: string, at: number): Mark | undefined {
    const covers = (ban: Mark) => ban.device === device || (ban.address !== '' && ban.address === address);
    return this.#bans.find((ban) => stands(ban, at) && covers(ban));
  }

  #findBans(): void {
    this.#bans = this.all().filter(({ kind, lifted }) => kind === 'ban' && lifted === 0);
  }

  /** The oldest that counts no more, or the oldest. */
  #forgetOne(at: number): void {
    const marks = this.all();
    const over = marks.find((mark) => !stands(mark, at)) ?? marks.find(({ kind }) => kind === 'note') ?? marks[0];
    if (!over) return;
    this.#marks.delete(over.id);
    this.store.write({ kind: 'forget-mark', id: over.id });
  }
}
