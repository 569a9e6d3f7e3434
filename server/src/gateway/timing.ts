/** Times and amounts that are the gateway's own affair; what clients must know is in the protocol's `LIMITS`. */
export const TIMING = {
  pingEveryMs: 1_000,
  /** A newcomer has its lead to find, so the first pings come faster. */
  firstPings: 8,
  firstPingsEveryMs: 250,
  /** A room that does not answer an attach for so long is taken for broken; a new one has to load its game first. */
  attachTimeoutMs: 10_000,
  /** Lines of the log are told together. */
  logEveryMs: 250,
  /** How long a closing socket may take over its last bytes before it is cut. */
  closeGraceMs: 750,
} as const;
