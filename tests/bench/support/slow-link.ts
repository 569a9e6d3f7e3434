import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** A round trip, and by how much it may be longer or shorter, ms. */
export interface Distance {
  readonly rttMs: number;
  readonly jitterMs: number;
}

/** A TCP proxy in front of a port of this machine that holds every chunk for half a round trip, each way, in order. */
export class SlowLink {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(target: number, distance: Distance): Promise<SlowLink> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen on a port');
    const link = new SlowLink(server, address.port);
    server.on('connection', (near) => link.join(near, dial(target, '127.0.0.1'), distance));
    return link;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(near: Socket, far: Socket, distance: Distance): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      this.sockets.add(from);
      const pass = delayed(distance);
      from.on('data', (chunk) => pass(() => to.write(chunk)));
      from.on('end', () => pass(() => to.end()));
      // What went wrong is followed by a close, and one end without the other is of no use.
      from.on('error', () => {});
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}

/** Runs things after half a round trip, none before the one ahead of it. */
function delayed({ rttMs, jitterMs }: Distance): (run: () => void) => void {
  if (rttMs === 0) return (run) => run();
  const waiting: (() => void)[] = [];
  let lastMs = 0;
  return (run) => {
    const nowMs = performance.now();
    lastMs = Math.max(lastMs, nowMs + (rttMs + (Math.random() * 2 - 1) * jitterMs) / 2);
    waiting.push(run);
    // Timers of nearly the same moment may go off in any order, so whichever does lets the oldest pass.
    setTimeout(() => waiting.shift()?.(), lastMs - nowMs);
  };
}
