/** How often the supervisor looks at each room. */
export const WATCH_EVERY_MS = 250;
/** Looks without a beat in between that make a room count as hanging; a new thread first has to load its game. */
const LOOKS_MAX = 6;
const LOADING_LOOKS_MAX = 40;

/**
 * Decides from its pulse whether a room hangs. It counts looks, not time: when the whole machine stood still, nobody looked.
 */
export class Watch {
  private beat = 0;
  private looks = 0;

  look(pulse: { readonly beat: number; readonly isResting: boolean }): 'alive' | 'hanging' {
    if (pulse.beat !== this.beat || pulse.isResting) this.looks = 0;
    else this.looks++;
    this.beat = pulse.beat;
    return this.looks >= (pulse.beat === 0 ? LOADING_LOOKS_MAX : LOOKS_MAX) ? 'hanging' : 'alive';
  }
}
