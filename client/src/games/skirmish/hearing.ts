import type { EVENTS } from '@tickdeck/shared/games/skirmish/kinds.js';
import { TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import type { Stage } from '../view.js';
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
    this.play(soundOf(kind, mine ? 'mine' : byMe ? 'byMe' : 'others'), x, y);
    // An own kill rings beside the listener, however far away it happened.
    if (kind === 'explosion' && byMe && !mine) this.play(sounds.kill, frame.camera.x, frame.camera.y);
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

/** The sound of a happening that one suffers (`mine`), does to others (`byMe`), or only hears. */
function soundOf(kind: (typeof EVENTS)[number], part: 'mine' | 'byMe' | 'others'): readonly number[] {
  const mine = part === 'mine';
  switch (kind) {
    case 'explosion':
      return mine ? sounds.ownBlast : sounds.blast;
    case 'hit':
      return mine ? sounds.hitTaken : part === 'byMe' ? sounds.hitGiven : sounds.hitOther;
    case 'shieldHit':
      return mine ? sounds.shieldTaken : part === 'byMe' ? sounds.hitGiven : sounds.hitOther;
    case 'bounce':
    case 'spark':
      return sounds.ricochet;
    case 'pickup':
      return mine ? sounds.ownPickup : sounds.otherPickup;
    case 'spawn':
      return mine ? sounds.ownSpawn : sounds.otherSpawn;
    case 'bump':
      return sounds.bump;
  }
}
