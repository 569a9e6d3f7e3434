import type { Shown } from '../net/frame.js';
import type { CameraRig } from './camera.js';
import type { Strokes } from './strokes.js';

/** Something that is drawn over the game in lines, every frame as long as it is laid on the scene. */
export interface Overlay {
  draw(strokes: Strokes, shown: Shown, camera: CameraRig): void;
}
