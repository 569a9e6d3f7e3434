import type { SkirmishDocument } from '@tickdeck/shared/games/skirmish/state.js';
import { colorOf } from '../../ui/shapes.js';
import { mix, rgbOf } from './art/ink.js';

/** A player as ships, shots and lists draw them. */
export interface Pilot {
  readonly name: string;
  readonly tag: string;
  readonly color: number;
  readonly shape: number;
  /** The colour as 0xrrggbb, and a lighter one for light. */
  readonly rgb: number;
  readonly bright: number;
}

const STRANGER: Pilot = { name: '', tag: '', color: 7, shape: 1, rgb: 0x999999, bright: 0xcccccc };

/** Players by number; rebuilt only when the document changed, so that frames only look up. */
export class Roster {
  /** Grows with every change, for what is painted from it. */
  version = 0;
  private players: SkirmishDocument['players'] | undefined;
  private readonly pilots = new Map<number, Pilot>();

  update(players: SkirmishDocument['players'] | undefined): void {
    if (players === this.players) return;
    this.players = players;
    this.version++;
    this.pilots.clear();
    for (const [key, { name, tag, color, shape }] of Object.entries(players ?? {})) {
      const rgb = rgbOf(colorOf(color));
      const pilot = { name, tag, color, shape, rgb, bright: mix(rgb, 0xffffff, 0.35) };
      this.pilots.set(Number(key.slice(1)), pilot);
    }
  }

  of(player: number): Pilot {
    return this.pilots.get(player) ?? STRANGER;
  }
}
