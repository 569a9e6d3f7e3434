import type { Bandwidth } from '@tickdeck/shared/wire/messages.js';

/** One use of what is sent, in the words of the inspector. */
export interface Use {
  readonly name: string;
  /** Of all that is sent: 0 to 1. */
  readonly share: number;
}

/** What takes most of what everyone is sent, the same field of all views together; headers are a use as well. */
export function topUses({ views, sessions }: Bandwidth, usesMax: number): readonly Use[] {
  const framing = sessions.reduce((sum, one) => sum + one.framing, 0);
  const total = framing + views.reduce((sum, { bits }) => sum + bits, 0);
  const byName = new Map([['headers', framing]]);
  for (const { fields } of views) {
    for (const { of, field, bits } of fields) {
      const name = field === '' ? of : `${of}.${field}`;
      byName.set(name, (byName.get(name) ?? 0) + bits);
    }
  }
  const uses = [...byName].map(([name, bits]) => ({ name, share: total > 0 ? bits / total : 0 }));
  return uses.sort((a, b) => b.share - a.share).slice(0, usesMax);
}

/** As a person reads it. */
export function sayUse({ name, share }: Use): string {
  return `${name} ${Math.round(100 * share)} %`;
}
