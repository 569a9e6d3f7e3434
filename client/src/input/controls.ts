/** What a person's hands do now, whatever they hold: keyboard and mouse, gamepad or touch. */
export interface Controls {
  /** Wanted movement, each -1 … 1, y down. */
  readonly moveX: number;
  readonly moveY: number;
  /** Where to aim, as a direction; both 0 means "keep". */
  readonly aimX: number;
  readonly aimY: number;
  /** Held buttons. */
  readonly fire: boolean;
  readonly dash: boolean;
  readonly device: 'keyboard' | 'gamepad' | 'touch';
}
