import type { LanAddress } from './addresses.js';

/** Everything a host hands out, best address first in each list. */
export interface Links {
  readonly play: readonly string[];
  readonly watch: readonly string[];
  /** The bearer of this one may do everything: for the host alone. */
  readonly control: string;
}

/** Where the server listens, and what its links point at. */
export interface LinkTarget {
  /** The address it was told to listen on. */
  readonly host: string;
  readonly port: number;
  readonly room: string;
  readonly token: string;
}

/** The links of one room; on a wildcard address one for each LAN address, and `localhost` when there is none. */
export function linksOf(target: LinkTarget, addresses: readonly LanAddress[]): Links {
  const bases = reachableHosts(target.host, addresses).map((host) => `http://${host}:${target.port}`);
  const page = (base: string, name: string) => `${base}/${name}/${target.room}`;
  return {
    play: bases.map((base) => page(base, 'play')),
    watch: bases.map((base) => page(base, 'watch')),
    control: `${page(bases[0] ?? '', 'control')}#token=${target.token}`,
  };
}

/** Whether listening on `host` means every address of the machine. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function reachableHosts(host: string, addresses: readonly LanAddress[]): string[] {
  if (!isWildcard(host)) return [host.includes(':') ? `[${host}]` : host];
  return addresses.length > 0 ? addresses.map(({ address }) => address) : ['localhost'];
}
