import type { Game } from '@tickdeck/shared/game/game.js';
import { ByteReader } from '@tickdeck/shared/wire/bytes.js';
import { encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { isFrame, readHeader } from '@tickdeck/shared/wire/frame-header.js';
import { NEW_RECEIVER, type Receiver, receiverAfter } from '@tickdeck/shared/wire/frame-plan.js';
import { type ClientMessage, SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { decodeServerMessage } from '@tickdeck/shared/wire/server-codec.js';
import { RawSocket } from './raw-socket.js';

/** A page acknowledges as often. */
const ACK_EVERY_MS = 80;

export interface SeatOptions {
  readonly port: number;
  readonly room: string;
  readonly game: Game;
}

/** A spectator that answers what must be answered and reads of frames no more than it needs for that: beat and time. */
export class TickdeckSeat {
  frames = 0;
  keyframes = 0;
  /** Frames whose ticks are not as many as their beats. */
  wrongTicks = 0;
  /** Told of each frame. */
  onFrame: (beat: number, bytes: number) => void = () => {};
  private receiver: Receiver = NEW_RECEIVER;
  private views = 0;
  private ackedAtMs = 0;
  private ackTimer: NodeJS.Timeout | undefined;

  private constructor(
    readonly socket: RawSocket,
    private readonly game: Game,
  ) {
    socket.onMessage = (bytes) => this.take(bytes);
  }

  static async join({ port, room, game }: SeatOptions): Promise<TickdeckSeat> {
    const socket = await RawSocket.open({ port, path: '/ws', subprotocol: SUBPROTOCOL });
    const seat = new TickdeckSeat(socket, game);
    const look = { color: 1, shape: 1, tag: 'SI' };
    const who = { role: 'spectator', token: '', device: '', name: 'Sink', look, when: 'ask' } as const;
    seat.say({ kind: 'hello', schema: schemaHash(game), room, ...who });
    return seat;
  }

  private take(bytes: Uint8Array): void {
    if (isFrame(bytes)) {
      this.follow(bytes);
      return;
    }
    const message = decodeServerMessage(bytes);
    if (message.kind === 'welcome') this.views = message.views.length;
    if (message.kind === 'ping') this.say({ kind: 'pong', nonce: message.nonce });
  }

  private follow(bytes: Uint8Array): void {
    const { next, had, beatIs } = readHeader(new ByteReader(bytes), this.receiver, this.views);
    const { beat, time } = next;
    if (had.beat > 0 && time.tick - had.time.tick !== beat - had.beat) this.wrongTicks++;
    if (next.kind === 'keyframe') this.keyframes++;
    this.receiver = receiverAfter(had, next, beatIs);
    this.frames++;
    this.onFrame(beat, bytes.length);
    // A page, too, acknowledges the last frame before a silence.
    const leftMs = this.ackedAtMs + ACK_EVERY_MS - performance.now();
    if (leftMs <= 0) this.acknowledge();
    else this.ackTimer ??= setTimeout(() => this.acknowledge(), leftMs);
  }

  private acknowledge(): void {
    clearTimeout(this.ackTimer);
    this.ackTimer = undefined;
    this.ackedAtMs = performance.now();
    this.say({ kind: 'ack', beat: this.receiver.beat });
  }

  private say(message: ClientMessage): void {
    this.socket.send(encodeClientMessage(message, this.game));
  }
}
