import type { Game } from '@tickdeck/shared/game/game.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import type { SkirmishInput, SkirmishState, SkirmishWorld } from '@tickdeck/shared/games/skirmish/state.js';
import { advance } from '@tickdeck/shared/world/advance.js';
import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { createWorld } from '@tickdeck/shared/world/world.js';

// The registry forgets which state a game has; these tests know.
export const game = skirmish as unknown as Game<SkirmishState>;

export const NEUTRAL: Readonly<SkirmishInput> = { moveX: 0, moveY: 0, aim: 0, fire: 0, dash: 0 };

export type Rules = Partial<SkirmishWorld['document']['rules']>;

/** A Skirmish with everything at hand that a test does to it: strict, so that a value out of range throws. */
export class Bout {
  readonly world: SkirmishWorld;
  readonly inputs = new Map<number, SkirmishInput>();
  /** How far back a player looks, in ticks before the one being made; 1 when it is not here. */
  readonly lags = new Map<number, number>();

  constructor(seed: number, rules: Rules = {}) {
    this.world = createWorld(game, seed);
    this.setRules(rules);
  }

  setRules(rules: Rules): void {
    this.world.update((draft) => {
      Object.assign(draft.rules, rules);
    });
  }

  join(player: number, pilot: 'human' | 'bot' = 'human'): void {
    const look = { color: player % 8, shape: player % 5, tag: 'AA' };
    game.join(this.world, { player, name: `Player ${player}`, look, pilot });
    this.inputs.set(player, { ...NEUTRAL });
  }

  joinBots(count: number): this {
    for (let player = 1; player <= count; player++) this.join(player, 'bot');
    return this;
  }

  leave(player: number): void {
    game.leave(this.world, player);
    this.inputs.delete(player);
  }

  setTeam(player: number, team: 'none' | 'orange' | 'blue'): void {
    this.world.update(({ players }) => {
      const record = players[`p${player}`];
      if (record) record.team = team;
    });
  }

  /** What a player does from now on, every tick. */
  steer(player: number, input: Partial<SkirmishInput>): void {
    this.inputs.set(player, { ...NEUTRAL, ...input });
  }

  /** One tick, bots included. */
  tick(): void {
    for (const { player } of this.world.tables.bots.rows()) this.think(player);
    this.advance();
  }

  /** Ticks until something holds; throws when it does not within `limit`. */
  tickUntil(holds: () => boolean, limit: number): void {
    for (let i = 0; i < limit; i++) {
      if (holds()) return;
      this.tick();
    }
    if (!holds()) throw new Error(`not within ${limit} ticks`);
  }

  think(player: number): void {
    const input = this.inputs.get(player);
    if (input) game.bot(this.world, player, input);
  }

  advance(): void {
    const inputs = {
      of: (player: number) => this.inputs.get(player) ?? NEUTRAL,
      shown: (player: number) => Math.max(0, this.world.tick - (this.lags.get(player) ?? 1)),
    };
    advance(game, this.world, inputs, 'throw');
  }

  ship(player: number) {
    const { ships } = this.world.tables;
    for (const { slot } of ships.rows()) if (ships.columns.player[slot] === player) return ships.at(slot);
    throw new Error(`player ${player} has no ship`);
  }

  record(player: number) {
    const record = this.world.document.players[`p${player}`];
    if (!record) throw new Error(`player ${player} has no record`);
    return record;
  }

  get phase() {
    return this.world.document.match.phase;
  }

  hash(): number {
    return hashSnapshot(takeSnapshot(this.world));
  }

  /** An empty arena. */
  clearGround(): this {
    const { rocks, walls } = this.world.tables;
    for (const rock of rocks.rows()) rocks.despawn(rock.id);
    for (const wall of walls.rows()) walls.despawn(wall.id);
    return this;
  }

  /** Puts a ship somewhere, at rest. */
  put(player: number, x: number, y: number): void {
    const ship = this.ship(player);
    Object.assign(ship, { x, y, vx: 0, vy: 0 });
    this.world.tables.ships.jumped(ship.slot);
  }
}
