/** The part of a WebSocket that a connection uses. */
export interface SocketLike {
  /** Only called between `opened` and `closed`. */
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** `closed` still follows, unless the socket was already closed. */
  close(): void;
}

/** What a socket tells; `closed` is the last, once, also when it never opened. */
export interface SocketEvents {
  opened(): void;
  received(bytes: Uint8Array): void;
  closed(code: number): void;
}

/** Opens a socket; it tells nothing before this has returned. */
export type OpenSocket = (url: string, protocol: string, events: SocketEvents) => SocketLike;

/** The browser's own WebSocket. Text is no message of the protocol; it counts as an empty one, which no decoder accepts. */
export const openBrowserSocket: OpenSocket = (url, protocol, events) => {
  const socket = new WebSocket(url, protocol);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.opened();
  socket.onmessage = ({ data }) =>
    events.received(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0));
  socket.onclose = ({ code }) => events.closed(code);
  return {
    // A socket that the host closes is no longer open some time before it says so.
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    close: () => socket.close(),
  };
};
