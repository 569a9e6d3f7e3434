import type { Look } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** Who a device is in this room. */
export interface Known {
  readonly player: number;
  readonly name: string;
  readonly look: Look;
}

/** Player numbers by device, so that who comes back finds name and score; numbers are never used for anybody else. */
export class Devices {
  private readonly known = new Map<string, Known>();
  private nextPlayer = 1;

  constructor(private readonly devicesMax: number = LIMITS.devicesMax) {}

  find(device: string): Known | undefined {
    return this.known.get(device);
  }

  /**
   * The player of a device, a new one if it was never here. One without a key is always new.
   * @param seated - players that must not be forgotten, because they have a seat.
   */
  identify(device: string, as: { readonly name: string; readonly look: Look }, seated: ReadonlySet<number>): Known {
    const player = this.known.get(device)?.player ?? this.nextPlayer++;
    const known = { player, name: as.name, look: as.look };
    if (device === '') return known;
    // Re-inserting keeps the longest unseen first.
    this.known.delete(device);
    this.known.set(device, known);
    if (this.known.size > this.devicesMax) this.forgetOne(seated);
    return known;
  }

  private forgetOne(seated: ReadonlySet<number>): void {
    for (const [device, { player }] of this.known) {
      if (seated.has(player)) continue;
      this.known.delete(device);
      return;
    }
  }
}
