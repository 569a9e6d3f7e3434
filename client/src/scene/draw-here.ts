import { Drawing } from './drawing/drawing.js';
import { nextFrame, type SetUpEasel } from './easel.js';

/** Has the page itself draw: the shortest way from what arrives to the screen. */
export const drawHere: SetUpEasel = async (subject, play) => {
  const canvas = document.createElement('canvas');
  const drawing = await Drawing.start(canvas, subject, play);
  return {
    canvas,
    get framesPerSecond() {
      return drawing.framesPerSecond;
    },
    resize: (width, height) => drawing.resize(width, height),
    next: nextFrame,
    draw: (picture) => drawing.draw(picture),
    destroy: () => drawing.destroy(),
  };
};
