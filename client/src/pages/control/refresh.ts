/** Frames that a deck has the host send in a second: the world is drawn between them, and panels change less often. */
export const FRAMES_PER_SECOND = 30;
/** How often panels see new values: nobody reads digits that change more often, and only the canvas gets every frame. */
const REFRESH_EVERY_MS = 125;
/** The same where frames are slow: the world moves first, digits second. */
const SELDOM_EVERY_MS = 200;
/** A frame that takes longer has missed its time on a display of 60 Hz. */
const SLOW_FRAME_MS = 30;

/** Calls `refresh` as often as the page has time for new values, until told to stop by what it returns. */
export function keepFresh(refresh: () => void): () => void {
  let everyMs = REFRESH_EVERY_MS;
  let request = 0;
  // From the frame that shows them to the one after it is what new values take.
  const measure = (shownMs: number) => {
    request = requestAnimationFrame((nextMs) => {
      if (nextMs - shownMs < SLOW_FRAME_MS) everyMs = REFRESH_EVERY_MS;
    });
  };
  const step = () => {
    timer = setTimeout(step, everyMs);
    everyMs = SELDOM_EVERY_MS;
    cancelAnimationFrame(request);
    request = requestAnimationFrame(measure);
    refresh();
  };
  let timer = setTimeout(step, everyMs);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(request);
  };
}
