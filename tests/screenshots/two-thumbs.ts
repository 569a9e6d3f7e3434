import type { Page } from 'playwright-core';
import { Thumbs } from '../support/party/thumbs.js';
import { type Moment, readSituation, type Situation } from './situation.js';

const LEFT = { finger: 1, x: 92, y: 730 };
const RIGHT = { finger: 2, x: 294, y: 742 };
/** How far a thumb pushes, CSS pixels. */
const PUSH = 44;

/** Flies a phone's ship with two thumbs: towards the nearest enemy, firing at it. */
export class TwoThumbs {
  private constructor(
    private readonly page: Page,
    private readonly thumbs: Thumbs,
  ) {}

  static async on(page: Page): Promise<TwoThumbs> {
    const thumbs = await Thumbs.on(page);
    for (const { finger, x, y } of [LEFT, RIGHT]) await thumbs.hold(finger, { x, y }, { x: x + PUSH, y });
    return new TwoThumbs(page, thumbs);
  }

  async flyUntil(isTheMoment: Moment): Promise<void> {
    const startMs = performance.now();
    for (;;) {
      const situation = await readSituation(this.page);
      if (situation && isTheMoment(situation, performance.now() - startMs)) return;
      if (situation) await this.steer(situation);
    }
  }

  private async steer({ own, enemy }: Situation): Promise<void> {
    if (!enemy) return;
    const [dx, dy] = [enemy.x - own.x, enemy.y - own.y];
    const far = Math.max(1, Math.hypot(dx, dy));
    for (const { finger, x, y } of [LEFT, RIGHT]) {
      await this.thumbs.slide(finger, { x: x + (dx / far) * PUSH, y: y + (dy / far) * PUSH });
    }
  }
}
