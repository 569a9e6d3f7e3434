import type { CDPSession, Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Real fingers on a touch screen: each is a touch point that stays until it is lifted, several at once. */
export class Thumbs {
  private readonly down = new Map<number, Point>();

  private constructor(private readonly devtools: CDPSession) {}

  static async on(page: Page): Promise<Thumbs> {
    return new Thumbs(await page.context().newCDPSession(page));
  }

  /** Puts a finger down, and slides it in steps to where it stays. */
  async hold(finger: number, from: Point, to: Point): Promise<void> {
    this.down.set(finger, from);
    await this.tell('touchStart');
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await this.slide(finger, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    }
  }

  /** Slides a finger that is down. */
  async slide(finger: number, to: Point): Promise<void> {
    this.down.set(finger, to);
    await this.tell('touchMove');
  }

  async lift(finger: number): Promise<void> {
    this.down.delete(finger);
    await this.tell('touchEnd');
  }

  private tell(type: 'touchStart' | 'touchMove' | 'touchEnd'): Promise<unknown> {
    const touchPoints = [...this.down].map(([id, { x, y }]) => ({ id, x, y }));
    return this.devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
