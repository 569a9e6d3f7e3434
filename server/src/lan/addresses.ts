import { createSocket } from 'node:dgram';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** One address under which other devices may reach this machine. */
export interface LanAddress {
  readonly address: string;
  readonly card: string;
  /** `routed`: the card of the default route; `virtual`: a VPN, container or virtual machine, which guests seldom reach. */
  readonly grade: 'routed' | 'plain' | 'virtual';
}

type Cards = { readonly [card: string]: readonly NetworkInterfaceInfo[] | undefined };

const VIRTUAL_CARD =
  /docker|veth|^br-|virbr|vmnet|vmware|vbox|virtualbox|vethernet|hyper-v|wsl|^tun|^tap|^utun|^wg|^ppp|^zt|zerotier|tailscale|vpn|hamachi|^awdl|^llw|^bridge|^lxc|^cni|^flannel|podman/i;
// 169.254/16: a card that got no address; 100.64/10: overlay networks such as Tailscale.
const VIRTUAL_ADDRESS = /^(169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const GRADES = ['routed', 'plain', 'virtual'] as const;
const HOME_NETWORKS = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];

/** The machine's IPv4 addresses, the one guests most likely reach first. `routed` is the default route's, if known. */
export function rankAddresses(cards: Cards, routed: string | undefined): LanAddress[] {
  const found: LanAddress[] = [];
  for (const [card, infos] of Object.entries(cards)) {
    for (const { address, family, internal } of infos ?? []) {
      if (family === 'IPv4' && !internal) found.push({ address, card, grade: gradeOf(card, address, routed) });
    }
  }
  return found.sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || homeRank(a) - homeRank(b));
}

/** Ranks what this machine has now. */
export async function lanAddresses(): Promise<LanAddress[]> {
  return rankAddresses(networkInterfaces(), await routedAddress());
}

function gradeOf(card: string, address: string, routed: string | undefined): LanAddress['grade'] {
  // A VPN often owns the default route, so looking virtual weighs more than being routed.
  if (VIRTUAL_CARD.test(card) || VIRTUAL_ADDRESS.test(address)) return 'virtual';
  return address === routed ? 'routed' : 'plain';
}

function homeRank({ address }: LanAddress): number {
  const rank = HOME_NETWORKS.findIndex((network) => network.test(address));
  return rank < 0 ? HOME_NETWORKS.length : rank;
}

/**
 * The address the operating system would send from. Connecting a UDP socket asks the routing table and sends nothing;
 * 203.0.113.1 is reserved for documentation, so it exists nowhere.
 */
async function routedAddress(): Promise<string | undefined> {
  const socket = createSocket('udp4');
  try {
    return await new Promise<string | undefined>((resolve) => {
      socket.once('error', () => resolve(undefined));
      socket.connect(9, '203.0.113.1', () => resolve(socket.address().address));
    });
  } finally {
    socket.close();
  }
}
