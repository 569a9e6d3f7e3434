import type { Shown } from '@tickdeck/client/net/frame.js';
import { Session } from '@tickdeck/client/net/session.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { PUBLIC } from '@tickdeck/shared/world/view.js';
import { HZ } from './game.js';

/** The page's own session behind its socket, on a clock of its own: a frame comes and is shown 60 times a second. */
export class Page {
  private nowMs = 0;
  private readonly session: Session;

  constructor(game: Game) {
    const rates = { tickRate: HZ, beatRate: HZ };
    const names = { game: game.id, room: 'bench', roomName: 'Bench', build: '' };
    this.session = new Session({
      game,
      welcome: { kind: 'welcome', session: 1, player: 0, role: 'spectator', views: [PUBLIC], ...rates, ...names },
      timing: { now: () => this.nowMs, after: () => () => {} },
      send: () => {},
      steer: () => undefined,
      framesPerSecond: HZ,
      reading: undefined,
      onFrame: () => {},
      onDiverged: () => {},
    });
  }

  get mismatches(): number {
    return this.session.receiver.mismatches;
  }

  receive(bytes: Uint8Array): void {
    this.nowMs += 1000 / HZ;
    this.session.receive(bytes);
  }

  show(): Shown | undefined {
    return this.session.show();
  }
}
