import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type GameClient } from '@tickdeck/client/net/client.js';
import { games } from '@tickdeck/shared/games/index.js';
import type { Browser, Page } from 'playwright-core';
import { openNodeSocket } from '../load/node-socket.js';
import { openBrowser, partyHost } from './browser.js';
import { type Ready, startServer } from './server/process.js';

/** What somebody holds: screens of a laptop and of a phone. */
const SCREENS = {
  laptop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const;

export interface DeviceOptions {
  readonly screen?: keyof typeof SCREENS;
  /** Whose device it is; without, nobody has typed a name on it yet. */
  readonly name?: string;
}

/** One browser profile: its pages share what it remembers, as the tabs of a real device do. */
export interface Device {
  /** Opens a page of the host in a new tab. */
  open(path: string): Promise<Page>;
  /** What its pages' consoles complained about. */
  readonly complaints: readonly string[];
  setOffline(offline: boolean): Promise<void>;
  close(): Promise<void>;
}

/** The real server with its real pages, and devices that come to it over an insecure origin, as on a LAN. */
export interface Party {
  readonly room: string;
  device(options?: DeviceOptions): Promise<Device>;
  /** Connects with the host's token, for what only a host may do. Close it. */
  operator(): Promise<GameClient>;
  end(): Promise<void>;
}

/** Starts a host and a browser; `args` go to the server's command line. */
export async function openParty(args: readonly string[] = []): Promise<Party> {
  const data = mkdtempSync(join(tmpdir(), 'tickdeck-pages-'));
  const where = ['--port', '0', '--host', '127.0.0.1', '--allow-host', partyHost, '--data', data];
  const server = startServer([...where, ...args]);
  const browser = await openBrowser();
  const ready = await server.ready;
  return {
    room: ready.room,
    device: (options) => openDevice(browser, `http://${partyHost}:${ready.port}`, options),
    operator: () => connectOperator(ready),
    async end() {
      await browser.close();
      server.child.kill();
      await server.exited;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function openDevice(browser: Browser, base: string, options: DeviceOptions = {}): Promise<Device> {
  const context = await browser.newContext({ ...SCREENS[options.screen ?? 'laptop'], baseURL: base });
  const complaints: string[] = [];
  if (options.name) {
    const profile = JSON.stringify({ name: options.name, color: 1, shape: 2, tag: '' });
    await context.addInitScript((saved) => {
      if (!localStorage.getItem('tickdeck.profile')) localStorage.setItem('tickdeck.profile', saved);
    }, profile);
  }
  return {
    complaints,
    async open(path) {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(path);
      return page;
    },
    setOffline: (offline) => context.setOffline(offline),
    close: () => context.close(),
  };
}

async function connectOperator({ port, room, control }: Ready): Promise<GameClient> {
  const game = games.values().next().value;
  if (!game) throw new Error('there are no games');
  return new Promise((resolve) => {
    const client = createClient({
      url: `ws://127.0.0.1:${port}/ws`,
      game,
      room,
      role: 'operator',
      token: new URL(control).hash.replace('#token=', ''),
      device: 'operator-of-a-test',
      name: 'Host',
      look: { color: 0, shape: 0, tag: 'HO' },
      socket: openNodeSocket,
      events: { link: ({ kind }) => kind === 'live' && resolve(client) },
    });
  });
}
