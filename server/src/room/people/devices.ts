import type { Look } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** Who a device is in this room. */
export interface Known {
  readonly player: number;
  /** What they are called: by the given name, or else by their own. */
  readonly name: string;
  readonly own: string;
  /** The name that was given to them here; empty for none. */
  readonly given: string;
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

  /** Whose player number it is. */
  byPlayer(player: number): (Known & { readonly device: string }) | undefined {
    for (const [device, known] of this.known) if (known.player === player) return { ...known, device };
    return undefined;
  }

  /**
   * The player of a device, a new one if it was never here. One without a key is always new.
   * @param seated - players that must not be forgotten, because they have a seat.
   */
  identify(device: string, as: { readonly name: string; readonly look: Look }, seated: ReadonlySet<number>): Known {
    const { player = this.nextPlayer++, given = '' } = this.known.get(device) ?? {};
    const known = { player, name: given || as.name, own: as.name, given, look: as.look };
    if (device === '') return known;
    // Re-inserting keeps the longest unseen first.
    this.known.delete(device);
    this.known.set(device, known);
    if (this.known.size > this.devicesMax) this.forgetOne(seated);
    return known;
  }

  /** Gives a device another name, for as long as it is known; empty takes it back. */
  rename(device: string, given: string): void {
    const known = this.known.get(device);
    if (known) this.known.set(device, { ...known, name: given || known.own, given });
  }

  /** Makes a device the player that another one was; that one gets the first one's player number, or a new one. */
  swap(
    device: string,
    player: number,
    as: { readonly name: string; readonly look: Look },
    seated: ReadonlySet<number>,
  ): void {
    const before = this.known.get(device);
    const other = this.byPlayer(player);
    const { given = '' } = before ?? {};
    this.known.set(device, { player, name: given || as.name, own: as.name, given, look: as.look });
    if (!other) return;
    const { device: from, ...known } = other;
    this.known.set(from, { ...known, player: before?.player ?? this.nextPlayer++ });
    if (this.known.size > this.devicesMax) this.forgetOne(seated);
  }

  private forgetOne(seated: ReadonlySet<number>): void {
    for (const [device, { player }] of this.known) {
      if (seated.has(player)) continue;
      this.known.delete(device);
      return;
    }
  }
}
