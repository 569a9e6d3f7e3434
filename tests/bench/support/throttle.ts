import type { Socket } from 'node:net';

const EVERY_MS = 5;
/** Read ahead of what may be taken; what is beyond it waits in the kernel's buffers, and then in the sender's. */
const AHEAD_BYTES_MAX = 16_384;

/** A link that carries so many bytes a second, in order: what comes faster waits, first here, then on the other side. */
export class Throttle {
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  private allowance = 0;
  private readonly timer: NodeJS.Timeout;
  private lastMs = performance.now();

  constructor(
    private readonly socket: Socket,
    private readonly bytesPerSecond: number,
    private readonly deliver: (chunk: Buffer) => void,
  ) {
    socket.on('data', (chunk) => this.take(chunk));
    this.timer = setInterval(() => this.pass(), EVERY_MS);
    socket.on('close', () => clearInterval(this.timer));
  }

  take(chunk: Buffer): void {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    if (this.waitingBytes > AHEAD_BYTES_MAX) this.socket.pause();
  }

  private pass(): void {
    const nowMs = performance.now();
    // A link that was idle cannot make up for it later.
    const earned = this.waitingBytes === 0 ? 0 : ((nowMs - this.lastMs) * this.bytesPerSecond) / 1000;
    this.allowance = this.waitingBytes === 0 ? 0 : this.allowance + earned;
    this.lastMs = nowMs;
    while (this.allowance >= 1 && this.waiting.length > 0) {
      const chunk = this.waiting[0] as Buffer;
      const part = chunk.subarray(0, Math.floor(this.allowance));
      if (part.length === chunk.length) this.waiting.shift();
      else this.waiting[0] = chunk.subarray(part.length);
      this.allowance -= part.length;
      this.waitingBytes -= part.length;
      this.deliver(part);
    }
    if (this.bytesPerSecond > 0 && this.waitingBytes <= AHEAD_BYTES_MAX / 2) this.socket.resume();
  }
}
