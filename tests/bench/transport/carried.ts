import { median, quantile } from '../figure.js';
import { Child } from '../support/child.js';
import { TCP_BYTES } from '../support/wire.js';
import type { TransportAsks } from './host.js';
import type { ReceiversAsks } from './load.js';
import type { Way } from './ways.js';

/** What it took to carry a part of the stream to each receiver. */
export interface Carried {
  /** A frame; of the stream, with the headers of HTTP and WebSocket. */
  readonly downBytes: number;
  /** An input, likewise. */
  readonly upBytes: number;
  /** A frame and an input, with the headers below as well. */
  readonly wireBytes: number;
  /** From a frame being there to its receiver having it. */
  readonly delayMs: number;
  readonly delayP99Ms: number;
  /** Of the host, a frame and an input. */
  readonly cpuUs: number;
}

/** A host that carries the stream in one way. */
export class Carrier {
  private readonly host = Child.start<TransportAsks>(new URL('./host.js', import.meta.url));
  private port = 0;
  private sent = 0;

  constructor(readonly way: Way) {}

  /** @param frames - of the stream, in base64 */
  async open(frames: readonly string[]): Promise<void> {
    this.port = await this.host.ask('open', { way: this.way, frames });
  }

  /** Carries the next so many frames. @throws Error when something is lost or changed on the way */
  async carry(load: Child<ReceiversAsks>, receivers: number, count: number): Promise<Carried> {
    const { way, port, sent: after } = this;
    await load.ask('join', { way, port, receivers, after });
    const { sentAtMs, used } = await this.host.ask('play', count);
    this.sent += count;
    const gotAtMs = await load.ask('got', count);
    await load.ask('leave', undefined);
    if (used.inputs === 0) throw new Error(`${way}: nobody heard an input`);
    const each = receivers * count;
    const downBytes = used.downBytes / each;
    const upBytes = used.upBytes / used.inputs;
    const tcpBytes = TCP_BYTES * (used.downSegments / each + used.upSegments / used.inputs);
    const delaysMs = gotAtMs.flatMap((times) => times.map((ms, number) => ms - (sentAtMs[number] as number)));
    return {
      downBytes,
      upBytes,
      wireBytes: downBytes + upBytes + tcpBytes,
      delayMs: median(delaysMs),
      delayP99Ms: quantile(delaysMs, 0.99),
      cpuUs: (1000 * used.cpuMs) / each,
    };
  }

  stop(): Promise<void> {
    return this.host.stop();
  }
}
