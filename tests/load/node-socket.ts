import type { OpenSocket } from '@tickdeck/client/net/socket.js';
import { WebSocket } from 'ws';

/** The connection code's socket, over Node's. */
export const openNodeSocket: OpenSocket = (url, protocol, events) => {
  const socket = new WebSocket(url, protocol, { perMessageDeflate: false });
  socket.on('open', () => events.opened());
  // One message is one buffer here: fragments and array buffers have to be asked for.
  socket.on('message', (data) => events.received(data as Buffer));
  socket.on('close', (code) => events.closed(code));
  // What went wrong is followed by a close, and that is what counts.
  socket.on('error', () => {});
  return { send: (bytes) => socket.send(bytes), close: () => socket.close() };
};
