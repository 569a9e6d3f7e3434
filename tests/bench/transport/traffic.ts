import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { cpuMs } from '../support/child.js';
import { seqOf } from './stream.js';

/** What a host has used and done, since it listens or between two moments. */
export interface Used {
  readonly cpuMs: number;
  /** Of all streams below HTTP and WebSocket, their headers included. */
  readonly upBytes: number;
  readonly downBytes: number;
  /** TCP segments, one a message, without those that only acknowledge. */
  readonly upSegments: number;
  readonly downSegments: number;
  readonly inputs: number;
}

/** Counts what passes between a host and its receivers. */
export class Traffic {
  /** Noted by those who know what a message is. */
  upSegments = 0;
  downSegments = 0;
  private inputs = 0;
  private readonly open = new Set<Socket>();
  private readonly closed = { upBytes: 0, downBytes: 0 };
  /** Newest input of each receiver. */
  private readonly seqs = new Map<string, number>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      socket.on('close', () => {
        this.open.delete(socket);
        this.closed.upBytes += socket.bytesRead;
        this.closed.downBytes += socket.bytesWritten;
      });
    });
    server.on('request', (_, response) => {
      this.upSegments++;
      response.on('finish', () => this.downSegments++);
    });
  }

  /** Takes an input. @throws Error when it is not the receiver's next */
  hear(receiver: string, input: Uint8Array): void {
    const wanted = (this.seqs.get(receiver) ?? 0) + 1;
    const seq = seqOf(input);
    if (seq !== wanted) throw new Error(`input ${seq} instead of ${wanted}`);
    this.seqs.set(receiver, seq);
    this.inputs++;
  }

  get used(): Used {
    const sum = (of: (socket: Socket) => number) => [...this.open].reduce((total, socket) => total + of(socket), 0);
    return {
      cpuMs: cpuMs(),
      upBytes: this.closed.upBytes + sum(({ bytesRead }) => bytesRead),
      downBytes: this.closed.downBytes + sum(({ bytesWritten }) => bytesWritten),
      upSegments: this.upSegments,
      downSegments: this.downSegments,
      inputs: this.inputs,
    };
  }
}

export function usedBetween(before: Used, after: Used): Used {
  return {
    cpuMs: after.cpuMs - before.cpuMs,
    upBytes: after.upBytes - before.upBytes,
    downBytes: after.downBytes - before.downBytes,
    upSegments: after.upSegments - before.upSegments,
    downSegments: after.downSegments - before.downSegments,
    inputs: after.inputs - before.inputs,
  };
}
