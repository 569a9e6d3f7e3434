import { randomUUID } from 'node:crypto';
import type { Game } from '@tickdeck/shared/game/game.js';
import { CLOSE, type CloseReason } from '@tickdeck/shared/wire/errors.js';
import type { Hello } from '@tickdeck/shared/wire/messages.js';
import { authoriseHello } from '../control/authorise.js';
import type { House } from '../control/house.js';
import type { Keyring } from '../control/keyring.js';
import { cleanLook, cleanName } from '../control/names.js';
import type { Rooms } from '../room/rooms.js';
import type { Codec } from './codec.js';
import type { Newcomer } from './room-side.js';

export interface AdmissionDeps {
  readonly rooms: Rooms;
  readonly codec: Codec;
  readonly keyring: Keyring;
  readonly house: Pick<House, 'grantOf' | 'see' | 'objectionTo' | 'carryOut'>;
  findGame(id: string): Game | undefined;
}

export type Verdict =
  | { readonly kind: 'admitted'; readonly room: string; readonly game: Game; readonly newcomer: Newcomer }
  | { readonly kind: 'refused'; readonly reason: CloseReason; readonly text: string };

/**
 * Whether a hello may enter, and as whom. Nothing of a refused hello has reached a room.
 * @param address - where it came from.
 */
export function judgeHello(hello: Hello, address: string, deps: AdmissionDeps): Verdict {
  const room = deps.rooms.list().find(({ config }) => config.id === hello.room);
  if (room === undefined) return refuse('noRoom');
  const game = deps.findGame(room.config.game);
  if (room.state === 'restarting' || game === undefined) return refuse('roomFailed');
  // Before the token: an old page may have written it in an old way.
  if (hello.schema !== deps.codec.schemaHash(game)) return refuse('version');
  const permit = authoriseHello(deps.house, hello);
  if (permit.kind === 'refused') return refuse('unauthorised', permit.text);
  const { role, pass } = permit;
  const device = hashDevice(deps.keyring, hello.device);
  const objection = deps.house.objectionTo({ role, device, address, pass });
  if (objection) return { kind: 'refused', ...objection };
  deps.house.see(device, address);
  const newcomer = {
    role,
    pass,
    device,
    name: cleanName(hello.name),
    look: cleanLook(hello.look),
    when: hello.when,
  };
  return { kind: 'admitted', room: hello.room, game, newcomer };
}

/** Rooms tell devices apart by this and cannot impersonate them. A page that keeps no key is a new device each time. */
function hashDevice(keyring: Keyring, device: string): string {
  return keyring.seal('device', device === '' ? randomUUID() : device).toString('base64url');
}

function refuse(reason: CloseReason, text: string = CLOSE[reason].text): Verdict {
  return { kind: 'refused', reason, text };
}
