import type {} from '@tickdeck/client/pages/common/arena.js';
import type { Page } from 'playwright-core';

/** A ship as a page's replica has it. */
export interface Ship {
  readonly id: number;
  readonly player: number;
  readonly x: number;
  readonly y: number;
  readonly aim: number;
  readonly hp: number;
  readonly firing: number;
}

/** A player's record in the document. */
export interface PlayerRecord {
  readonly name: string;
  readonly score: number;
  readonly pilot: 'human' | 'bot';
}

/** What a page knows of its room: the newest frame, nothing interpolated. */
export interface Look {
  readonly link: string;
  /** Number of the session; another after every reconnect. */
  readonly session: number;
  /** The viewer's own player number, or 0. */
  readonly player: number;
  readonly tick: number;
  readonly speed: number;
  readonly ships: readonly Ship[];
  readonly shots: number;
  readonly players: { readonly [key: string]: PlayerRecord };
  readonly keyframes: number;
  readonly mismatches: number;
}

const POLL_MS = 50;
const DEADLINE_MS = 20_000;

/** A play, watch or control page, looked at through what it knows instead of what it paints. */
export class GamePage {
  /** What broke in the page. */
  readonly faults: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message));
    page.on('console', (message) => {
      // A host that is gone, and a page that is refused, are in the console by themselves.
      const expected = /Failed to load resource|WebSocket connection to/.test(message.text());
      if (message.type() === 'error' && !expected) this.faults.push(message.text());
    });
  }

  /** What it knows now; undefined before the first frame. */
  look(): Promise<Look | undefined> {
    return this.page.evaluate(() => {
      const client = window.tickdeck?.client;
      const shown = client?.latest();
      const ships = shown?.tables.ships;
      if (!client || !shown || !ships) return undefined;
      const cell = (name: string, row: number) => ships.columns[name]?.[row] ?? Number.NaN;
      return {
        link: client.link.kind,
        session: client.welcome?.session ?? 0,
        player: shown.player,
        tick: shown.tick,
        speed: shown.speed,
        ships: Array.from({ length: ships.count }, (_, row) => ({
          id: ships.ids[row] ?? 0,
          player: cell('player', row),
          x: cell('x', row),
          y: cell('y', row),
          aim: cell('aim', row),
          hp: cell('hp', row),
          firing: cell('firing', row),
        })),
        shots: shown.tables.shots?.count ?? 0,
        // The game's own document; this page plays that game.
        players: shown.document.players as unknown as { [key: string]: PlayerRecord },
        keyframes: client.stats.keyframes,
        mismatches: client.stats.mismatches,
      };
    });
  }

  /** Waits until what it knows is as wished, and returns that. @throws Error with the last look when it takes too long. */
  async until(wished: string, holds: (look: Look) => boolean, deadlineMs = DEADLINE_MS): Promise<Look> {
    const endMs = performance.now() + deadlineMs;
    for (;;) {
      const look = await this.look();
      if (look && holds(look)) return look;
      if (performance.now() > endMs) throw new Error(`Waited in vain until ${wished}: ${JSON.stringify(look)}`);
      await this.page.waitForTimeout(POLL_MS);
    }
  }

  /** Waits until it is in the room and, when it plays, has its ship. */
  untilLive(): Promise<Look> {
    return this.until(
      'the page is live',
      (look) => look.link === 'live' && (look.player === 0 || shipOf(look, look.player) !== undefined),
    );
  }

  /**
   * Hides the page as a phone does with one in the background: it hears of it, and then nothing of it runs any more. (A
   * headless browser takes every page for visible, so this stops its scripts instead.) The result shows it again.
   */
  async hide(): Promise<() => Promise<void>> {
    await this.page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const devtools = await this.page.context().newCDPSession(this.page);
    await devtools.send('Debugger.enable');
    const paused = new Promise((resolve) => devtools.once('Debugger.paused', resolve));
    await devtools.send('Debugger.pause');
    await paused;
    return async () => {
      await devtools.send('Debugger.resume');
      await devtools.detach();
      await this.page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: false });
        document.dispatchEvent(new Event('visibilitychange'));
      });
    };
  }

  /** Drops the socket as a bad link would. */
  cut(): Promise<void> {
    return this.page.evaluate(() => window.tickdeck?.client.cut());
  }
}

export function shipOf(look: Look | undefined, player: number): Ship | undefined {
  return look?.ships.find((ship) => ship.player === player);
}

/** The own ship of a page that plays. @throws Error when it has none */
export function ownShip(look: Look): Ship {
  const ship = shipOf(look, look.player);
  if (!ship) throw new Error(`player ${look.player} has no ship`);
  return ship;
}

export function recordOf(look: Look, player: number): PlayerRecord {
  const record = look.players[`p${player}`];
  if (!record) throw new Error(`player ${player} has no record`);
  return record;
}
