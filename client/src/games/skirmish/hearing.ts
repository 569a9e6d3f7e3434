import type { EVENTS } from '@tickdeck/shared/games/skirmish/tables.js';
import { TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Stage } from '../look.js';
import type { Frame } from './frame.js';
import { partOf } from './rows.js';
import * as sounds from './sounds.js';

const OWN_SHOTS = [sounds.ownShot, sounds.ownRapid, sounds.ownSpread] as const;
/** The last seconds of a countdown and of a round are counted aloud. */
const COUNTED_SECONDS = 3;

/** Chooses the sound of everything: what oneself does, suffers or achieves sounds unlike what others do. */
export class Hearing {
  private phase = '';
  private counted = 0;

  constructor(private readonly play: Stage['play']) {}

  shot(frame: Frame, shooter: number, kind: number, x: number, y: number): void {
    const own = shooter === frame.ownId;
    this.play(own ? (OWN_SHOTS[kind] ?? sounds.ownShot) : sounds.otherShot, x, y);
  }

  dash(frame: Frame, ship: number, x: number, y: number): void {
    this.play(ship === frame.ownId ? sounds.ownDash : sounds.otherDash, x, y);
  }

  happening(frame: Frame, kind: (typeof EVENTS)[number], who: number, other: number, x: number, y: number): void {
    const mine = who === frame.ownId && who !== 0;
    const byMe = other === frame.ownId && other !== 0;
    switch (kind) {
      case 'explosion':
        this.play(mine ? sounds.ownBlast : sounds.blast, x, y);
        // An own kill rings beside the listener, however far away it happened.
        if (byMe && !mine) this.play(sounds.kill, frame.camera.x, frame.camera.y);
        return;
      case 'hit':
        return this.play(mine ? sounds.hitTaken : byMe ? sounds.hitGiven : sounds.hitOther, x, y);
      case 'shieldHit':
        return this.play(mine ? sounds.shieldTaken : byMe ? sounds.hitGiven : sounds.hitOther, x, y);
      case 'bounce':
      case 'spark':
        return this.play(sounds.ricochet, x, y);
      case 'pickup':
        return this.play(mine ? sounds.ownPickup : sounds.otherPickup, x, y);
      case 'spawn':
        return this.play(mine ? sounds.ownSpawn : sounds.otherSpawn, x, y);
      case 'bump':
        return this.play(sounds.bump, x, y);
    }
  }

  /** Beeps the countdown, says go and rings the end of a round. */
  update(frame: Frame): void {
    const match = partOf(frame.shown, 'match');
    if (!match) return;
    const before = this.phase;
    this.phase = match.phase;
    const { x, y } = frame.camera;
    if (before === 'countdown' && match.phase === 'round') this.play(sounds.go, x, y);
    if (before === 'round' && match.phase === 'podium') this.play(sounds.roundEnd, x, y);
    const left = Math.ceil((match.endsAt - frame.tick) / TICK_RATE);
    const counting = match.phase === 'countdown' || match.phase === 'round';
    if (counting && left !== this.counted && left >= 1 && left <= COUNTED_SECONDS) this.play(sounds.beep, x, y);
    this.counted = left;
  }
}
