import { isIPv4, isIPv6 } from 'node:net';

/** Names beside IP literals, `localhost` and `*.local` that this host answers to; lower case. */
export type HostNames = ReadonlySet<string>;

/** The machine's own name, with and without its domain, and what `--allow-host` adds. */
export function hostNames(machine: string, allowed: readonly string[]): HostNames {
  const names = [machine, machine.split('.')[0] ?? machine, ...allowed];
  return new Set(names.map((name) => name.toLowerCase().replace(/\.$/, '')).filter((name) => name !== ''));
}

/**
 * Whether a `Host` header names this machine. A foreign name that resolves here is how DNS rebinding lets any web page
 * speak to a server on the local network, so unknown names are refused.
 */
export function isOwnHost(header: string | undefined, names: HostNames): boolean {
  const host = parseHost(header ?? '');
  if (host === undefined) return false;
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1));
  return isIPv4(host) || host === 'localhost' || names.has(host) || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.local$/.test(host);
}

/**
 * Whether an `Origin` header is this very origin. Absent is allowed: browsers always send it where it matters, and there
 * are no cookies to abuse. `null` (sandboxed frames, files) is not.
 */
export function isOwnOrigin(origin: string | undefined, scheme: 'http' | 'https', host: string | undefined): boolean {
  if (origin === undefined) return true;
  return host !== undefined && origin.toLowerCase() === `${scheme}://${host.toLowerCase()}`;
}

/** The name in a `Host` header, lower case, without port and final dot; undefined when it is malformed. */
export function parseHost(header: string): string | undefined {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::\d{1,5})?$/i.exec(header);
  return match?.[1]?.toLowerCase().replace(/\.$/, '');
}
