/** Of RFC 6455, section 5.2: a whole binary message in one frame. */
const FINAL_BINARY = 0x82;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;

/**
 * One message for any number of sockets. Its WebSocket frame is made once, for the first of them: from a host frames are not
 * masked, so all get the same bytes, in one write of one buffer.
 */
export class Packet {
  #framed: Uint8Array | undefined;

  /** @param payload - must not be written again. */
  constructor(readonly payload: Uint8Array) {}

  /** The message with its WebSocket header. */
  get framed(): Uint8Array {
    this.#framed ??= frame(this.payload);
    return this.#framed;
  }
}

function frame(payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const short = length < LENGTH_16_BITS;
  const headerBytes = short ? 2 : length < 0x1_0000 ? 4 : 10;
  const framed = Buffer.allocUnsafe(headerBytes + length);
  framed[0] = FINAL_BINARY;
  framed[1] = short ? length : headerBytes === 4 ? LENGTH_16_BITS : LENGTH_64_BITS;
  if (headerBytes === 4) framed.writeUInt16BE(length, 2);
  if (headerBytes === 10) framed.writeBigUInt64BE(BigInt(length), 2);
  framed.set(payload, headerBytes);
  return framed;
}
