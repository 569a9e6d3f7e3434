import { decodeCalls } from '@tickdeck/shared/automation/decode.js';
import type { Registry } from '@tickdeck/shared/commands/registry.js';

/** What the host has against a command, for whoever has looked elsewhere since: `Mute: Bolt is a bot.` */
export function sayRefused(registry: Registry, { name, args, why }: Refused): string {
  // Of several at once it is what was done to each.
  const calls = name === 'together' ? decodeCalls(args.calls) : [];
  const [first] = typeof calls === 'string' ? [] : calls;
  const label = registry.get(first?.name ?? name)?.label ?? name;
  return why.startsWith(`${label} `) ? why : `${label}: ${why}`;
}

interface Refused {
  readonly name: string;
  readonly args: { readonly [name: string]: unknown };
  readonly why: string;
}
