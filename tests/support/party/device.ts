import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { GamePage } from './game-page.js';

export interface DeviceOptions extends BrowserContextOptions {
  /** `stranger`: has never been here, so the play page asks for a name. */
  readonly owner?: 'known' | 'stranger';
  /** What its owner's ship looks like. */
  readonly look?: { readonly color: number; readonly shape: number };
}

/** Where a device goes, and whose it is. */
export interface Guest {
  readonly origin: string;
  readonly room: string;
  readonly name: string;
}

// Small, because a test machine draws without a graphics card.
const SCREEN = { width: 640, height: 400 };

/** One browser profile: its tabs share what the device remembers. */
export class Device {
  readonly pages: GamePage[] = [];

  private constructor(
    readonly context: BrowserContext,
    private readonly guest: Guest,
  ) {}

  static async open(browser: Browser, guest: Guest, wanted: DeviceOptions): Promise<Device> {
    const { owner = 'known', look = { color: 2, shape: 1 }, ...options } = wanted;
    const context = await browser.newContext({ viewport: SCREEN, ...options });
    if (owner === 'known') {
      const profile = JSON.stringify({ name: guest.name, ...look, tag: '' });
      await context.addInitScript((value) => localStorage.setItem('tickdeck.profile', value), profile);
    }
    return new Device(context, guest);
  }

  /** Opens a tab at a path of the host. */
  async open(path: string): Promise<GamePage> {
    const page = new GamePage(await this.context.newPage());
    this.pages.push(page);
    await page.page.goto(this.guest.origin + path);
    return page;
  }

  /** Opens the play page and waits until its ship is there. */
  async play(): Promise<GamePage> {
    const page = await this.open(`/play/${this.guest.room}`);
    await page.untilLive();
    return page;
  }

  async watch(): Promise<GamePage> {
    const page = await this.open(`/watch/${this.guest.room}`);
    await page.untilLive();
    return page;
  }
}
