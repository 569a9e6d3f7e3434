/** Ethernet, IP and TCP with time stamps, as Wireshark counts them. */
export const TCP_BYTES = 14 + 20 + 32;
/** Longer WebSocket messages say their length in two bytes more. */
const SHORT_MESSAGE_BYTES_MAX = 125;

/** What a message of the host takes on the wire, as one segment. */
export function wireBytes(payloadBytes: number): number {
  return TCP_BYTES + (payloadBytes <= SHORT_MESSAGE_BYTES_MAX ? 2 : 4) + payloadBytes;
}
