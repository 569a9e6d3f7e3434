import type { Game } from '@tickdeck/shared/game/game.js';
import type { Welcome } from '@tickdeck/shared/wire/messages.js';
import type { RoomConfig } from '../port.js';
import { BEAT_RATE } from '../timing.js';
import type { Session } from './session.js';

/** The first message of a session: who it is and what it will see. */
export function welcomeTo(session: Session, config: RoomConfig, game: Game, build: string): Welcome {
  return {
    kind: 'welcome',
    session: session.number,
    player: session.player,
    role: session.role,
    room: config.id,
    roomName: config.name,
    game: game.id,
    tickRate: game.tickRate,
    beatRate: BEAT_RATE,
    views: session.views.map(({ key }) => key),
    build,
  };
}
