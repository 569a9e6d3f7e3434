import type { Socket } from 'node:net';

const EVERY_MS = 5;
/** Read ahead of what may be taken; what is beyond it waits in the kernel's buffers, and then in the sender's. */
const AHEAD_BYTES_MAX = 16_384;

/** A link that carries so many bytes a second, in order: what comes faster waits, first here, then on the other side. */
export class Throttle {
  bytesPerSecond = Number.POSITIVE_INFINITY;
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private credit = 0;
  private lastMs = performance.now();

  constructor(
    private readonly socket: Socket,
    private readonly deliver: (chunk: Buffer) => void,
  ) {
    const timer = setInterval(() => this.pass(), EVERY_MS);
    socket.on('close', () => clearInterval(timer));
  }

  take(chunk: Buffer): void {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    if (this.waitingBytes > AHEAD_BYTES_MAX) this.socket.pause();
  }

  private pass(): void {
    const nowMs = performance.now();
    // What a link does not carry while nothing waits, it cannot make up for later.
    const earned = this.bytesPerSecond === 0 ? 0 : ((nowMs - this.lastMs) * this.bytesPerSecond) / 1000;
    this.credit = this.waitingBytes === 0 ? 0 : this.credit + earned;
    this.lastMs = nowMs;
    while (this.credit >= 1 && this.waitingBytes > 0) {
      const chunk = this.waiting.shift() as Buffer;
      const part = chunk.subarray(0, Math.min(chunk.length, Math.floor(this.credit)));
      if (part.length < chunk.length) this.waiting.unshift(chunk.subarray(part.length));
      this.credit -= part.length;
      this.waitingBytes -= part.length;
      this.deliver(part);
    }
    if (this.waitingBytes <= AHEAD_BYTES_MAX / 2) this.socket.resume();
  }
}
