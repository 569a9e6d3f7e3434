import { Packet } from '@tickdeck/server/gateway/packet.js';
import { describe, expect, it } from 'vitest';

describe('a packet', () => {
  it.each([
    [0, [0x82, 0]],
    [125, [0x82, 125]],
    [126, [0x82, 126, 0, 126]],
    [0xffff, [0x82, 126, 0xff, 0xff]],
    [0x1_0000, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
  ])('of %i bytes is one frame with the header of RFC 6455', (length, header) => {
    const payload = new Uint8Array(length).fill(7);
    const { framed } = new Packet(payload);
    expect([...framed.subarray(0, header.length)]).toEqual(header);
    expect(framed.subarray(header.length)).toEqual(Buffer.from(payload));
  });

  it('is framed once, however many get it', () => {
    const packet = new Packet(Uint8Array.of(1, 2, 3));
    expect(packet.framed).toBe(packet.framed);
  });
});
