/** A seat in the hands of somebody whose it is not. */
export interface Lease {
  /** Whose seat. */
  readonly player: number;
  /** Who steers. */
  readonly session: number;
  readonly who: string;
  readonly secondsLeft: number;
}

/** Who steers in whose stead. Everybody hears when that begins and ends. */
export interface Leases {
  of(player: number): Lease | undefined;
  heldBy(session: number): Lease | undefined;
  /** Lends a seat that nobody holds to a session that holds none and does not play. */
  lend(lease: Lease): void;
  giveBack(player: number): void;
}
