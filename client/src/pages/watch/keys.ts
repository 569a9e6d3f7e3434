import type { CameraWork } from '../common/camera-work.js';
import { type KeyMap, keyboardIsFree } from '../common/keys.js';

const DIGITS = '1234567890';

/** The keys that move a spectator's eye. */
export function followKeys(camera: CameraWork): KeyMap {
  const byDigit = Array.from(DIGITS, (digit, at) => {
    const follow = () => {
      const who = camera.roster()[at];
      if (who) camera.follow(who.player);
    };
    return [digit, follow] as const;
  });
  return {
    ...Object.fromEntries(byDigit),
    o: () => camera.overview(),
    f: () => camera.free(),
    Tab: (event) => (keyboardIsFree() ? camera.step(event.shiftKey ? -1 : 1) : 'pass'),
  };
}
