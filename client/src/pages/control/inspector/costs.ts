import type { Bandwidth } from '@tickdeck/shared/wire/messages.js';

/** What the fields of one table, or one part of the document, cost: bits a second to everyone together, by the field's name. */
export type Costs = ReadonlyMap<string, number>;

/** The name under which `Costs` has what no field of a table has: which rows came, went or changed; and all of a part. */
export const WHOLE = '';

/** Reads the account of the last seconds; it is sampled, so small costs come and go. */
export function costsOf({ views, beats }: Bandwidth, of: string, beatRate: number): Costs {
  const costs = new Map<string, number>();
  const perSecond = beats > 0 ? beatRate / beats : 0;
  for (const { fields } of views) {
    for (const one of fields) {
      if (one.of === of) costs.set(one.field, (costs.get(one.field) ?? 0) + one.bits * perSecond);
    }
  }
  return costs;
}

/** `0`, `320`, `1.2k`, `3.4M`: bits a second where there is little room. */
export function sayBitsShortly(bits: number): string {
  if (bits < 0.5) return '0';
  if (bits < 1000) return String(Math.round(bits));
  return bits < 1e6 ? `${(bits / 1e3).toFixed(1)}k` : `${(bits / 1e6).toFixed(1)}M`;
}

/** `1.2 kbit/s`. */
export function sayBits(bits: number): string {
  if (bits < 1000) return `${Math.round(bits)} bit/s`;
  return bits < 1e6 ? `${(bits / 1e3).toFixed(1)} kbit/s` : `${(bits / 1e6).toFixed(1)} Mbit/s`;
}
