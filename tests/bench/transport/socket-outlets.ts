import { systemClock } from '@tickdeck/server/gateway/clock.js';
import { Packet } from '@tickdeck/server/gateway/packet.js';
import { type Socket, socketOptions, wrapSocket } from '@tickdeck/server/gateway/socket.js';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { OpenOutlet } from './outlet.js';
import { MESSAGES_OF_SOCKET_IO } from './ways.js';

/** Socket.IO's broadcast of a binary event, over WebSocket alone. */
export const openSocketIo: OpenOutlet = (server, traffic) => {
  const io = new Server(server, { transports: ['websocket'], serveClient: false });
  io.on('connection', (socket) => {
    socket.on('input', (input: Buffer) => {
      traffic.upSegments += MESSAGES_OF_SOCKET_IO;
      traffic.hear(socket.id, input);
    });
  });
  return (frame) => {
    io.emit('frame', frame);
    traffic.downSegments += MESSAGES_OF_SOCKET_IO * io.sockets.sockets.size;
  };
};

/** The gateway's own sockets. */
export const openOurs: OpenOutlet = (server, traffic) => {
  const sockets = new Set<Socket>();
  let joined = 0;
  new WebSocketServer({ server, ...socketOptions }).on('connection', (ws, request) => {
    const socket = wrapSocket(ws, request.socket, { agent: '', address: '' }, systemClock);
    const receiver = String(++joined);
    sockets.add(socket);
    socket.listen({
      onMessage: (input) => {
        traffic.upSegments++;
        traffic.hear(receiver, input);
      },
      onClosed: () => sockets.delete(socket),
    });
  });
  return (frame) => {
    const packet = new Packet(frame);
    for (const socket of sockets) socket.send(packet);
    traffic.downSegments += sockets.size;
  };
};
