import type { Settings } from '@tickdeck/shared/commands/stage.js';
import type { Devices } from './devices.js';
import { isTaken, type Seat } from './seat.js';
import type { Seats } from './seats.js';

/** Keeps as many seats filled as the host wants: bots come where people are missing and give up their seats to them. */
export class Bots {
  constructor(
    private readonly seats: Seats,
    private readonly devices: Devices,
    private readonly settings: Readonly<Settings>,
    private readonly seatsMax: number,
  ) {}

  /** Adds or removes bots until their number is right. */
  balance(): void {
    const wanted = Math.max(0, Math.min(this.settings.bots, this.seatsMax) - this.seats.takenCount);
    const bots = this.seats.all.filter((seat) => !isTaken(seat));
    for (let count = bots.length; count < wanted; count++) this.add();
    for (const seat of bots.slice(wanted)) this.seats.leave(seat);
  }

  /** Frees one seat of a bot at once; undefined when people have them all. */
  giveUpSeat(): Seat | undefined {
    const seat = this.seats.all.filter((one) => !isTaken(one)).at(-1);
    if (seat) this.seats.leave(seat);
    return seat;
  }

  private add(): void {
    const taken = new Set(this.seats.all.map(({ name }) => name));
    let index = 0;
    while (taken.has(nameOf(index))) index++;
    const name = nameOf(index);
    const look = { color: index % LOOKS, shape: index % LOOKS, tag: tagOf(name) };
    // Bots have device keys of their own, so that one that comes back is the same player and no list grows.
    const known = this.devices.identify(BOT + name, { name, look }, this.seats.players);
    this.seats.joinBot(known);
  }
}

/** Whether a device key is one of those that bots have. */
export function isBotKey(device: string): boolean {
  return device.startsWith(BOT);
}

function nameOf(index: number): string {
  return NAMES[index] ?? `Bot ${index + 1}`;
}

function tagOf(name: string): string {
  return name.startsWith('Bot ') ? name.slice(-2) : name.slice(0, 2);
}

/** Looks are indexes that games and pages take modulo what they have; documents hold them in a byte. */
const LOOKS = 256;
/** Keys of people are hashes, which hold no blank. */
const BOT = 'bot ';
const NAMES = [
  'Ada',
  'Bolt',
  'Comet',
  'Dune',
  'Echo',
  'Flint',
  'Gizmo',
  'Halo',
  'Iris',
  'Juno',
  'Koda',
  'Luna',
  'Mako',
  'Nova',
  'Onyx',
  'Pixel',
  'Quark',
  'Rook',
  'Sable',
  'Tango',
  'Umber',
  'Vega',
  'Wren',
  'Xeno',
];
