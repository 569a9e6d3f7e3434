import type { Settings } from '@tickdeck/shared/commands/stage.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';

/** How time goes, and who made it go so: what the topic `pace` tells. */
export class PaceNote {
  private note: News<'pace'>;

  constructor(private readonly settings: Readonly<Settings>) {
    this.note = { ...this.now(), by: '', reason: '' };
  }

  readonly read = (): News<'pace'> => this.note;

  /** A command was given; if time goes otherwise since, it was this one. @param reason - what it was given as one, if anything */
  follow(who: string, reason: unknown): void {
    const now = this.now();
    if (now.state === this.note.state && now.speed === this.note.speed) return;
    const said = typeof reason === 'string' ? reason.trim().slice(0, LIMITS.reasonCharsMax) : '';
    this.note = { ...now, by: who.slice(0, LIMITS.labelCharsMax), reason: said };
  }

  private now(): Pick<News<'pace'>, 'state' | 'speed'> {
    const { paused, speed } = this.settings;
    const state = paused ? 'paused' : speed < 1 ? 'slow' : speed > 1 ? 'fast' : 'normal';
    return { state, speed };
  }
}
