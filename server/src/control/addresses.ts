import { LIMITS } from '@tickdeck/shared/wire/limits.js';

const LOOPBACK = /^(127\.|::1$)/;

/** Where each device was seen last, so that a ban can cover its address: in memory only, and for as many as rooms remember. */
export class Addresses {
  readonly #last = new Map<string, string>();

  constructor(private readonly devicesMax: number = LIMITS.devicesMax) {}

  /** Notes where a device comes from. */
  see(device: string, address: string): void {
    this.#last.delete(device);
    this.#last.set(device, address);
    const [oldest] = this.#last.keys();
    if (this.#last.size > this.devicesMax && oldest !== undefined) this.#last.delete(oldest);
  }

  /** The address to ban for a device; empty for this machine's own, which is also that of everybody behind a proxy on it. */
  of(device: string): string {
    const address = this.#last.get(device) ?? '';
    return LOOPBACK.test(address) ? '' : address;
  }
}

/** `::ffff:192.0.2.1` → `192.0.2.1`: one address has one spelling. */
export function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}
