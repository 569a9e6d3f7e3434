import type { Eye } from '../net/gazing.js';
import type { CameraRig } from './camera.js';

/** Where a camera looks; undefined at the whole world and at the own avatar, which the host knows of. */
export function eyeOf({ looking, x, y }: CameraRig): Eye | undefined {
  if (looking.kind === 'overview' || looking.kind === 'own') return undefined;
  return { player: looking.kind === 'player' ? looking.player : 0, x, y };
}
