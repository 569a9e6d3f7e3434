import type { Weather } from '@tickdeck/shared/commands/weather.js';
import { Random } from '@tickdeck/shared/math/random.js';
import type { Clock } from './clock.js';
import { Lane } from './lane.js';
import type { Packet } from './packet.js';
import type { Socket, SocketListener } from './socket.js';

interface Lanes {
  readonly up: Lane;
  readonly down: Lane;
}

/** A socket with whatever weather there is over it. Nothing is held up, or kept, of a socket that never had any. */
export class Air implements Socket {
  /** Called when what waits here to be sent has become less. */
  onMoved: () => void = () => {};
  readonly #socket: Socket;
  readonly #clock: Clock;
  #lanes: Lanes | undefined;

  constructor(socket: Socket, clock: Clock) {
    this.#socket = socket;
    this.#clock = clock;
  }

  get subprotocol(): string {
    return this.#socket.subprotocol;
  }

  get agent(): string {
    return this.#socket.agent;
  }

  get address(): string {
    return this.#socket.address;
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedBytes + (this.#lanes?.down.waitingBytes ?? 0);
  }

  /** Undefined: what is held up still comes in its time, and before all else. */
  set weather(weather: Weather | undefined) {
    if (!this.#lanes && !weather) return;
    this.#lanes ??= this.#createLanes();
    this.#lanes.up.weather = weather;
    this.#lanes.down.weather = weather;
  }

  send(packet: Packet): void {
    if (this.#lanes) this.#lanes.down.put(packet.payload.byteLength, () => this.#socket.send(packet));
    else this.#socket.send(packet);
  }

  /** What was sent before goes out now: a goodbye does not wait for better weather. */
  close(code: number, reason: string): void {
    this.#lanes?.down.flush();
    this.#end();
    this.#socket.close(code, reason);
  }

  listen(listener: SocketListener): void {
    this.#socket.listen({
      onMessage: (bytes, kind) => {
        if (this.#lanes) this.#lanes.up.put(bytes.byteLength, () => listener.onMessage(bytes, kind));
        else listener.onMessage(bytes, kind);
      },
      onClosed: () => {
        this.#end();
        listener.onClosed();
      },
    });
  }

  #end(): void {
    this.#lanes?.up.drop();
    this.#lanes?.down.drop();
    this.#lanes = undefined;
  }

  #createLanes(): Lanes {
    const random = new Random(1);
    return {
      up: new Lane(this.#clock, random, () => {}),
      down: new Lane(this.#clock, random, () => this.onMoved()),
    };
  }
}
