import { SUBPROTOCOL } from '@tickdeck/shared/wire/messages.js';
import { io } from 'socket.io-client';
import { RawSocket } from '../support/raw-socket.js';
import type { Join } from './receiver.js';

export const joinSocketIo: Join = ({ port, onFrame }) => {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });
  socket.on('frame', onFrame);
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject);
    socket.on('connect', () =>
      resolve({
        say: (input) => void socket.emit('input', input),
        close: () => void socket.disconnect(),
      }),
    );
  });
};

export const joinOurs: Join = async ({ port, onFrame }) => {
  const socket = await RawSocket.open({ port, path: '/', subprotocol: SUBPROTOCOL });
  socket.onMessage = onFrame;
  return { say: (input) => socket.send(input), close: () => socket.close() };
};
