import type { Locator, Page } from 'playwright-core';
import type { Device } from './party/device.js';
import type { GamePage } from './party/game-page.js';
import type { Party } from './party/party.js';
import { untilDrawn } from './seen.js';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A control page, worked as an operator does. */
export class Deck {
  private constructor(
    readonly game: GamePage,
    readonly page: Page,
  ) {}

  static async open(party: Party, device: Device): Promise<Deck> {
    const game = await device.open(party.controlPath);
    // Whatever the game has in its tables.
    await game.page.waitForFunction(() => window.tickdeck?.client.latest() !== undefined);
    await untilDrawn(game.page);
    return new Deck(game, game.page);
  }

  panel(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Brings a panel to the front of its stack. */
  async open(panel: string): Promise<void> {
    await this.page.locator('.dock').getByRole('tab', { name: panel, exact: true }).click();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async pause(): Promise<void> {
    await this.button('Pause').click();
    await this.game.until('the room is paused', ({ speed }) => speed === 0);
  }

  async resume(): Promise<void> {
    await this.button('Resume').click();
    await this.game.until('the room goes on', ({ speed }) => speed > 0);
  }

  /** Shows the whole world, and waits until the camera has glided there: what hands reach for must stay where it is. */
  async overview(): Promise<void> {
    await this.page.keyboard.press('o');
    await this.page.waitForFunction(
      () => {
        const { scene } = window.tickdeck ?? {};
        const at = scene?.worldToScreen(0, 0);
        const known = window as unknown as { at?: { x: number; y: number } };
        const still = at && known.at && Math.abs(at.x - known.at.x) + Math.abs(at.y - known.at.y) < 0.05;
        if (at) known.at = at;
        return still && scene?.looking.kind === 'overview';
      },
      undefined,
      { polling: 200 },
    );
  }

  /** Waits until what the page knows is what it shows: hands reach for what they see. */
  async pictured(): Promise<void> {
    await this.page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  }

  /** Where places of the world are in the window, CSS pixels. */
  async inWindow(places: readonly Place[]): Promise<readonly Place[]> {
    await this.pictured();
    return this.page.evaluate((all) => {
      const box = document.querySelector('.arena')?.getBoundingClientRect();
      return all.map(({ x, y }) => {
        const at = window.tickdeck?.scene.worldToScreen(x, y);
        return { x: (at?.x ?? 0) + (box?.left ?? 0), y: (at?.y ?? 0) + (box?.top ?? 0) };
      });
    }, places);
  }

  /** Drags the mouse from one place of the world to another. */
  async drag(from: Place, to: Place): Promise<void> {
    const [start, end] = (await this.inWindow([from, to])) as readonly [Place, Place];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Opens the row of a player's ship. */
  async inspect(name: string): Promise<void> {
    await this.panel('Players').getByTitle(`Follow ${name}`).click();
    await this.field('hp').waitFor();
  }

  /** The editor of a field of the open row, or of a leaf of the document. */
  field(name: string): Locator {
    return this.page.locator(`[data-where$=".${name}"] input.spot-input`);
  }

  /** Chooses people in the list and opens the form of something that can be done to them. */
  async choose(names: readonly string[], verb: string): Promise<Locator> {
    const players = this.panel('Players');
    for (const name of names) await players.getByLabel(`Choose ${name}`, { exact: true }).check();
    await players.getByRole('button', { name: 'What can be done …' }).click();
    await this.page.locator('.verb', { hasText: verb }).click();
    return this.page.locator('.verbs form.command');
  }

  /** One line for each command, newest first: `Edit done ships[#0].hp 100 → 42`. */
  async audit(): Promise<readonly string[]> {
    const entries = await this.page.locator('.audit-entry').all();
    return Promise.all(entries.map(async (entry) => (await entry.innerText()).replace(/\s+/g, ' ')));
  }

  async untilAudited(count: number): Promise<readonly string[]> {
    await this.page.waitForFunction((wanted) => document.querySelectorAll('.audit-entry').length >= wanted, count);
    return this.audit();
  }

  /** Holds a button until it has had enough, as a person does who watches it fill. */
  async hold(button: Locator): Promise<void> {
    await button.hover();
    // Watched from before the press: a busy machine may be told of it only when it is over.
    const watch = await button.evaluateHandle((element) => ({
      over: new Promise<void>((resolve) => {
        const look = () => element.classList.contains('held') || resolve();
        new MutationObserver(look).observe(element, { attributeFilter: ['class'] });
      }),
    }));
    await this.page.mouse.down();
    await watch.evaluate(({ over }) => over);
    await this.page.mouse.up();
  }
}
