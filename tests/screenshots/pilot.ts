import type { Page } from 'playwright-core';
import { type Moment, readSituation, type Situation } from './situation.js';

const KEYS = ['w', 'a', 's', 'd'] as const;
/** Nearer than this a pilot circles instead of closing in; world units. */
const NEAR = 320;
/** An axis is steered when the enemy is so far off on it, CSS pixels. */
const OFF = 60;
/** A moment worth a picture may be so long in coming. */
const PATIENCE_MS = 120_000;

/** Flies a page's ship with keys and mouse, as a person does: towards the nearest enemy, firing. */
export class Pilot {
  private readonly held = new Set<string>();
  private life: 'flying' | 'landing' = 'landing';
  private landed: Promise<void> = Promise.resolve();

  constructor(private readonly page: Page) {}

  /** Flies until a moment has come. @throws Error when it takes too long */
  async flyUntil(isTheMoment: Moment): Promise<void> {
    const startMs = performance.now();
    while (performance.now() - startMs < PATIENCE_MS) {
      const situation = await readSituation(this.page);
      if (situation && isTheMoment(situation, performance.now() - startMs)) return;
      if (situation) await this.steer(situation);
    }
    throw new Error('Nothing worth a picture happened.');
  }

  /** Flies on while other things are done. */
  takeOff(): void {
    this.life = 'flying';
    this.landed = this.flyOn();
  }

  async land(): Promise<void> {
    this.life = 'landing';
    await this.landed;
  }

  private async flyOn(): Promise<void> {
    while (this.life === 'flying') {
      const situation = await readSituation(this.page);
      if (situation) await this.steer(situation);
    }
  }

  private async steer({ own, enemy, enemyAway }: Situation): Promise<void> {
    if (!enemy) return;
    await this.press(wantedKeys(enemy.x - own.x, enemy.y - own.y, enemyAway));
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    await this.page.mouse.move(inside(enemy.x, width), inside(enemy.y, height));
    await (enemyAway < 2 * NEAR ? this.page.mouse.down() : this.page.mouse.up());
  }

  private async press(wanted: readonly string[]): Promise<void> {
    for (const key of KEYS) {
      if (wanted.includes(key) && !this.held.has(key)) await this.page.keyboard.down(key);
      if (!wanted.includes(key) && this.held.has(key)) await this.page.keyboard.up(key);
    }
    this.held.clear();
    for (const key of wanted) this.held.add(key);
  }
}

function wantedKeys(dx: number, dy: number, away: number): readonly string[] {
  if (away < NEAR) return [Math.abs(dx) > Math.abs(dy) ? 's' : 'd'];
  const keys: string[] = [];
  if (Math.abs(dx) > OFF) keys.push(dx > 0 ? 'd' : 'a');
  if (Math.abs(dy) > OFF) keys.push(dy > 0 ? 's' : 'w');
  return keys;
}

/** Keeps the mouse on the page. */
function inside(value: number, max: number): number {
  return Math.min(max - 20, Math.max(20, value));
}
