import { connect, type Socket } from 'node:net';
import { Throttle } from './throttle.js';

export interface RawTarget {
  readonly port: number;
  /** Path and query of the endpoint. */
  readonly path: string;
  /** Empty for none. */
  readonly subprotocol: string;
}

/** Opcodes of RFC 6455, section 5.2. */
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const NOTHING = Buffer.alloc(0);

/**
 * The client's end of a WebSocket on a bare TCP socket: the handshake by hand and as little per frame as can be, so that a
 * thousand of them are no load beside what they load. Messages come whole; no peer here sends them in fragments.
 */
export class RawSocket {
  onMessage: (bytes: Buffer) => void = () => {};
  /** Bytes of the stream that have been read, headers of frames included. */
  readBytes = 0;
  isClosed = false;
  private rest: Buffer = NOTHING;
  private throttle: Throttle | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => (this.isClosed = true));
  }

  /** @throws Error when the endpoint does not agree to a WebSocket */
  static open({ port, path, subprotocol }: RawTarget): Promise<RawSocket> {
    const socket = connect(port, '127.0.0.1');
    const raw = new RawSocket(socket);
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        ...(subprotocol === '' ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
        '\r\n',
      ].join('\r\n'),
    );
    return new Promise((resolve, reject) => {
      let head = NOTHING;
      const refuse = () => reject(new Error(`no WebSocket at ${path}: ${head.toString().split('\r\n')[0]}`));
      socket.on('close', refuse);
      socket.on('data', function read(chunk) {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        socket.off('data', read);
        if (!head.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) return void socket.destroy();
        raw.start(head.subarray(end + 4));
        resolve(raw);
      });
    });
  }

  send(payload: Uint8Array): void {
    this.write(BINARY, payload);
  }

  /** From now on the link carries so many bytes of the stream each second; Infinity for all that come. */
  limit(bytesPerSecond: number): void {
    this.throttle ??= new Throttle(this.socket, (chunk) => this.read(chunk));
    this.throttle.bytesPerSecond = bytesPerSecond;
  }

  close(): void {
    this.socket.destroy();
  }

  private start(first: Buffer): void {
    this.socket.on('data', (chunk) => (this.throttle ? this.throttle.take(chunk) : this.read(chunk)));
    // Whoever opened it sets `onMessage` first.
    setImmediate(() => this.read(first));
  }

  /** A mask of zeros is one, and leaves the payload as it is. */
  private write(opcode: number, payload: Uint8Array): void {
    const { length } = payload;
    const long = length > 125;
    const frame = Buffer.alloc((long ? 8 : 6) + length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (long ? 126 : length);
    if (long) frame.writeUInt16BE(length, 2);
    frame.set(payload, frame.length - length);
    if (!this.isClosed) this.socket.write(frame);
  }

  private read(chunk: Buffer): void {
    this.readBytes += chunk.length;
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    for (let length = this.readFrame(bytes); length > 0; length = this.readFrame(bytes)) bytes = bytes.subarray(length);
    this.rest = bytes;
  }

  /** Handles the frame at the start; returns its bytes, or 0 when it is not all there. */
  private readFrame(bytes: Buffer): number {
    if (bytes.length < 2) return 0;
    const short = (bytes[1] as number) & 0x7f;
    const start = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < start) return 0;
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    const end = start + length;
    if (bytes.length < end) return 0;
    const opcode = (bytes[0] as number) & 0x0f;
    const payload = bytes.subarray(start, end);
    if (opcode === BINARY || opcode === TEXT) this.onMessage(payload);
    else if (opcode === PING) this.write(PONG, payload);
    else if (opcode === CLOSE) this.close();
    return end;
  }
}
