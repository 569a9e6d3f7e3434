/** Why a message was refused. */
export const PROTOCOL_ERRORS = {
  truncated: 'The message ends before it is complete.',
  'trailing-bytes': 'The message goes on after its end.',
  'unknown-message': 'There is no message of this type, or it may not come from this end, or not now.',
  'too-large': 'The message, or a text in it, is longer than its limit.',
  'out-of-range': 'A number lies beyond what its field, list or table can hold, or is longer than it need be.',
  'bad-text': 'A text is not UTF-8.',
  'bad-structure': 'The bits and bytes do not fit together as the protocol says.',
  'no-baseline': 'The frame follows from one that the receiver does not have.',
} as const;
export type ProtocolErrorCode = keyof typeof PROTOCOL_ERRORS;

/** The only thing decoding ever throws. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  constructor(
    readonly code: ProtocolErrorCode,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Why a socket was closed: the WebSocket close code, the name in the close reason, and what a person reads. */
export const CLOSE = {
  stopped: { code: 4000, text: 'The host stopped the game.' },
  protocol: {
    code: 4001,
    text: 'This page sent something the host does not understand, so it starts anew. If that goes on, reload it.',
  },
  version: { code: 4002, text: 'This page is older or newer than the host. Reload it.' },
  helloTimeout: { code: 4003, text: 'The page said nothing for too long after connecting.' },
  unauthorised: { code: 4004, text: 'This link is not valid (any more). Ask the host for a new one.' },
  noRoom: { code: 4005, text: 'There is no such room.' },
  full: { code: 4006, text: 'The room is full. You can watch.' },
  elsewhere: { code: 4007, text: 'You are already playing on this device, in another tab.' },
  moved: { code: 4008, text: 'You went on playing in another tab.' },
  kicked: { code: 4009, text: 'You were removed from the room by its host.' },
  noPong: { code: 4010, text: 'The connection was silent for too long.' },
  diverged: {
    code: 4011,
    text: 'This page kept disagreeing with the host about the game, so it starts anew. If that goes on, reload it.',
  },
  roomFailed: { code: 4012, text: 'The room broke and starts anew.' },
  roomClosed: { code: 4013, text: 'The host closed the room.' },
  tooMany: { code: 4014, text: 'The host has no place for more connections.' },
  flood: { code: 4015, text: 'This page sent too many messages.' },
  banned: { code: 4016, text: 'You are banned from this host.' },
  revoked: { code: 4017, text: 'The host took this link back, or its time is over.' },
  reseated: { code: 4018, text: 'You were given another seat.' },
} as const satisfies Record<string, { readonly code: number; readonly text: string }>;
export type CloseReason = keyof typeof CLOSE;
