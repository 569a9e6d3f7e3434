import { randomInt } from 'node:crypto';
import type { Game } from '@tickdeck/shared/game/game.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { RoomConfig } from '../room/port.js';
import type { RoomState, Rooms } from '../room/rooms.js';
import type { Keyring } from './keyring.js';
import { cleanRoomName } from './names.js';

/** What a host wants a new room to be. */
export interface RoomWish {
  readonly name: string;
  /** Id of a game; empty for the first one. */
  readonly game: string;
  readonly bots: number;
  readonly botSkill: RoomConfig['botSkill'];
}

/** What the lobby page shows of a room. */
export interface RoomCard {
  readonly id: string;
  readonly name: string;
  /** Four letters that a person can type or call across a room. */
  readonly code: string;
  readonly game: string;
  readonly gameName: string;
  readonly players: number;
  readonly bots: number;
  readonly watchers: number;
  readonly seatsMax: number;
  readonly paused: boolean;
  readonly state: RoomState['state'];
}

export type Opened =
  | { readonly kind: 'opened'; readonly card: RoomCard }
  | { readonly kind: 'refused'; readonly status: 400 | 409; readonly text: string };

export interface LobbyDeps {
  readonly rooms: Rooms;
  readonly games: ReadonlyMap<string, Game>;
  readonly keyring: Keyring;
}

// No vowels, so that no code is a word, and no Q.
const CODE_LETTERS = 'BCDFGHJKMNPRSTVWXZ';
const CODE_CHARS = 4;

/** Opens rooms under fresh ids and finds them by id and join code. */
export class Lobby {
  readonly #deps: LobbyDeps;
  readonly #codes = new Map<string, string>();

  constructor(deps: LobbyDeps) {
    this.#deps = deps;
  }

  open(wish: RoomWish): Opened {
    const { rooms, games } = this.#deps;
    const game = wish.game === '' ? games.values().next().value : games.get(wish.game);
    if (game === undefined) {
      return refuse(400, `There is no game "${wish.game}". There are: ${[...games.keys()].join(', ')}.`);
    }
    if (wish.bots > game.seatsMax)
      return refuse(400, `${game.name} has ${game.seatsMax} seats, so at most as many bots.`);
    if (rooms.list().length >= LIMITS.roomsMax) {
      return refuse(409, `There are ${LIMITS.roomsMax} rooms already, which is the most. Close one first.`);
    }
    const name = cleanRoomName(wish.name);
    const id = this.#freeId(name);
    rooms.create({ ...wish, name, game: game.id, id, seed: randomInt(2 ** 31) });
    const card = this.card(id);
    if (card === undefined) throw new Error(`room ${id} was created but is not listed`);
    return { kind: 'opened', card };
  }

  cards(): RoomCard[] {
    return this.#deps.rooms.list().map((room) => this.#cardOf(room));
  }

  card(id: string): RoomCard | undefined {
    const room = this.#deps.rooms.list().find(({ config }) => config.id === id);
    return room && this.#cardOf(room);
  }

  /** The room of a join code, in whatever case it was typed. */
  byCode(code: string): RoomCard | undefined {
    return this.cards().find((card) => card.code === code.trim().toUpperCase());
  }

  #freeId(name: string): string {
    const taken = new Set(this.#deps.rooms.list().map(({ config }) => config.id));
    const slug = slugOf(name);
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : `-${n}`;
      const id = slug.slice(0, LIMITS.roomIdCharsMax - suffix.length) + suffix;
      if (!taken.has(id)) return id;
    }
  }

  #cardOf({ config, report, state }: RoomState): RoomCard {
    const game = this.#deps.games.get(config.game);
    return {
      id: config.id,
      name: config.name,
      code: this.#codeOf(config.id),
      game: config.game,
      gameName: game?.name ?? config.game,
      players: report?.players ?? 0,
      bots: report?.bots ?? 0,
      watchers: report?.watchers ?? 0,
      seatsMax: report?.seatsMax ?? game?.seatsMax ?? 0,
      paused: report?.paused ?? false,
      state,
    };
  }

  /** Made from the key and the id, so that a room of the same name has the same code after a restart. */
  #codeOf(id: string): string {
    const known = this.#codes.get(id);
    if (known !== undefined) return known;
    const taken = new Set(this.#codes.values());
    for (let attempt = 0; ; attempt++) {
      const seal = this.#deps.keyring.seal('code', `${id} ${attempt}`);
      const code = Array.from({ length: CODE_CHARS }, (_, i) => letterOf(seal.readUInt16BE(2 * i))).join('');
      if (taken.has(code)) continue;
      this.#codes.set(id, code);
      return code;
    }
  }
}

/** A name as it may stand in an address: `Friday Fun!` → `friday-fun`. */
export function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return slug.slice(0, LIMITS.roomIdCharsMax).replace(/-+$/, '') || 'room';
}

function letterOf(random: number): string {
  return CODE_LETTERS[random % CODE_LETTERS.length] ?? '';
}

function refuse(status: 400 | 409, text: string): Opened {
  return { kind: 'refused', status, text };
}
