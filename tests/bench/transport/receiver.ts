/** The client's end of a way. */
export interface Receiver {
  say(input: Uint8Array): void;
  close(): void;
}

export interface Target {
  readonly port: number;
  /** What the host knows the receiver by, where connections do not tell. */
  readonly name: string;
  /** How many frames the host has sent before, which the receiver does not want. */
  readonly after: number;
  readonly onFrame: (frame: Uint8Array) => void;
}

/** Joins; resolves when nothing that is sent from now on is missed. */
export type Join = (target: Target) => Promise<Receiver>;
