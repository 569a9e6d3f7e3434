import { RawSocket } from './raw-socket.js';

/** Codes of Colyseus's protocol: the first byte of a message. */
const JOIN_ROOM = 10;
export const ROOM_STATE = 14;
export const ROOM_STATE_PATCH = 15;

/** A client in a Colyseus room that only listens. */
export async function joinColyseus(port: number, room: string): Promise<RawSocket> {
  const response = await fetch(`http://127.0.0.1:${port}/matchmake/joinOrCreate/${room}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const seat = (await response.json()) as {
    readonly processId: string;
    readonly roomId: string;
    readonly sessionId: string;
  };
  const path = `/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
  const socket = await RawSocket.open({ port, path, subprotocol: '' });
  // Its client answers the host's JOIN_ROOM with the same, and then gets the state.
  socket.onMessage = () => socket.send(Uint8Array.of(JOIN_ROOM));
  return socket;
}
