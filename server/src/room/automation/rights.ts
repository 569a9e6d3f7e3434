import type { Entry } from '@tickdeck/shared/automation/entries.js';
import { opens } from '@tickdeck/shared/commands/passes.js';
import type { HouseCopy } from '../house-copy.js';
import type { Kit } from './kit.js';

/** Switches off what was set up by a link that opens nothing any more: who may not come in may not act here either. */
export class Rights {
  constructor(
    private readonly kit: Kit,
    private readonly house: HouseCopy,
  ) {}

  /** @param at - wall time, ms since 1970 */
  check(at: number): void {
    const { entries } = this.kit.stage;
    for (const [id, entry] of [...entries.each]) {
      if (!entry.on || this.stands(entry, at)) continue;
      entries.put(id, { ...entry, on: false });
      this.kit.note('link over', id, entry, `The link of ${entry.by} opens nothing any more: switched off.`);
    }
  }

  private stands({ pass }: Entry, at: number): boolean {
    const known = this.house.pass(pass);
    return pass === '' || (known !== undefined && opens(known, at));
  }
}
