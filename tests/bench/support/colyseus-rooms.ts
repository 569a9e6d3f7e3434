import { Room } from '@colyseus/core';
import { schema, t } from '@colyseus/schema';
import { monotonicMs } from '@tickdeck/server/room/port.js';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';

const Input = schema({ move: t.int8() }, 'Input');
const IdleState = schema({ round: t.uint32() }, 'IdleState');

/** A game in which nothing changes, that takes inputs: then each patch tells what time it is, whatever else it tells. */
export class IdleRoom extends Room {
  override state = new IdleState();
  override patchRate = BEAT_MS;
  override inputs = this.defineInput(Input);
}

const SHIPS = 32;
const WIDTH = 4000;
const Ship = schema({ x: t.uint16(), y: t.uint16(), angle: t.uint8(), hp: t.uint8() }, 'Ship');
const FlightState = schema({ ships: t.map(Ship) }, 'FlightState');

/** When turns of the loop began, ms, and how many of them each patch carried. */
export const noted = { times: [] as number[], ticksOfPatches: [] as number[] };

/** As many ships as our room has bots, all of them on the move: 60 ticks a second and a patch of each, as its API has it. */
export class FlightRoom extends Room {
  override state = new FlightState();
  override patchRate = BEAT_MS;
  private ticks = 0;

  override onCreate(): void {
    for (let i = 0; i < SHIPS; i++) {
      this.state.ships.set(String(i), new Ship().assign({ x: i * 100, y: i * 50, angle: i, hp: 100 }));
    }
    this.onBeforePatch = () => {
      noted.ticksOfPatches.push(this.ticks);
      this.ticks = 0;
    };
    this.setSimulationInterval(() => this.fly(), BEAT_MS);
  }

  private fly(): void {
    noted.times.push(monotonicMs());
    this.ticks++;
    let i = 0;
    for (const ship of this.state.ships.values()) {
      i++;
      ship.x = (ship.x + 3 + (i % 4)) % WIDTH;
      ship.y = (ship.y + 2 + (i % 3)) % WIDTH;
      ship.angle = (ship.angle + (i % 2)) % 256;
    }
  }
}
