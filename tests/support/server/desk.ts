import { randomBytes } from 'node:crypto';
import { HostLog } from '@tickdeck/server/control/host-log.js';
import { Keyring } from '@tickdeck/server/control/keyring.js';
import { Gateway } from '@tickdeck/server/gateway/gateway.js';
import type { Hello } from '@tickdeck/shared/wire/messages.js';
import { FakeRooms, roomConfig } from './fake-rooms.js';
import { FakeSocket } from './fake-socket.js';
import { openHouse } from './house.js';
import { GOOD_SCHEMA, jsonCodec } from './json-codec.js';
import { ManualClock } from './manual-clock.js';
import { sampleGame } from './sample-game.js';

/** A gateway with one room `arena`, whose time, sockets and room a test moves by hand. */
export function openDesk({ links = 8 } = {}) {
  const clock = new ManualClock();
  const rooms = new FakeRooms();
  const room = rooms.create(roomConfig('arena'), links);
  const keyring = new Keyring(randomBytes(32));
  const logged: { readonly level: string; readonly text: string; readonly data: object }[] = [];
  const logAt = (level: string) => (data: object, text: string) => void logged.push({ level, text, data });
  const log = { info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
  const hostLog = new HostLog();
  const findGame = (id: string) => (id === sampleGame.id ? sampleGame : undefined);
  const house = openHouse({ rooms, keyring, wallMs: () => clock.wallMs() });
  const deps = { house, clock, rooms, keyring, codec: jsonCodec, log, hostLog, findGame };
  const gateway = new Gateway({ ...deps, answer() {} });

  /** A socket that has connected and said nothing. */
  const connect = (subprotocol?: string, address?: string) => {
    const socket = new FakeSocket(subprotocol, address);
    gateway.accept(socket);
    return socket;
  };
  /** A socket that has said hello. */
  const enter = (hello: Partial<Hello> = {}, address?: string) => {
    const socket = connect(undefined, address);
    socket.type(helloOf(hello));
    return socket;
  };
  return { clock, rooms, room, house, keyring, gateway, logged, hostLog, connect, enter };
}

export function helloOf(hello: Partial<Hello> = {}): Hello {
  return {
    kind: 'hello',
    schema: GOOD_SCHEMA,
    room: 'arena',
    role: 'player',
    token: '',
    device: 'device-1',
    name: 'Ada',
    look: { color: 0, shape: 0, tag: 'AD' },
    when: 'ask',
    ...hello,
  };
}
