import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { GamePage } from './game-page.js';

export interface DeviceOptions extends BrowserContextOptions {
  /** `stranger`: has never been here, so the play page asks for a name. */
  readonly owner?: 'known' | 'stranger';
  /** What its owner's ship looks like. */
  readonly look?: { readonly color: number; readonly shape: number };
  /** How often it draws: a test machine has no graphics card, so nearly all its time would go into frames nobody sees. */
  readonly display?: 'seldom' | 'always';
}

/** Where a device goes, and whose it is. */
export interface Guest {
  readonly origin: string;
  readonly room: string;
  readonly name: string;
}

// Small, because a test machine draws without a graphics card.
const SCREEN = { width: 640, height: 400 };
/** Ornaments that move by themselves make a page be put together anew sixty times a second. */
const CALM = { reducedMotion: 'reduce' } as const;

/** One browser profile: its tabs share what the device remembers. */
export class Device {
  readonly pages: GamePage[] = [];

  private constructor(
    readonly context: BrowserContext,
    private readonly guest: Guest,
  ) {}

  static async open(browser: Browser, guest: Guest, wanted: DeviceOptions): Promise<Device> {
    const { owner = 'known', look = { color: 2, shape: 1 }, display = 'seldom', ...options } = wanted;
    const context = await browser.newContext({ viewport: SCREEN, ...(display === 'seldom' ? CALM : {}), ...options });
    if (display === 'seldom') await context.addInitScript(drawSeldom, DRAW_EVERY_MS);
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

const DRAW_EVERY_MS = 200;

/** Runs in a page: makes its display one of a low rate. */
function drawSeldom(everyMs: number): void {
  const draw = window.requestAnimationFrame.bind(window);
  const waiting = new Map<number, FrameRequestCallback>();
  let asked = 0;
  window.requestAnimationFrame = (run) => {
    if (waiting.size === 0) setTimeout(() => draw(show), everyMs);
    waiting.set(++asked, run);
    return asked;
  };
  window.cancelAnimationFrame = (id) => void waiting.delete(id);
  function show(nowMs: number): void {
    const due = [...waiting.values()];
    waiting.clear();
    for (const run of due) run(nowMs);
  }
}
