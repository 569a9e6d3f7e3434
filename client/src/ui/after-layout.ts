/**
 * Returns what has `draw` called once the page is laid out, once for all calls until then: writing on a canvas before
 * that would have the page laid out an extra time, for its letters. `stop` forgets what is still to be drawn.
 */
export function afterLayout(draw: () => void): { ask(): void; stop(): void } {
  let request = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    request = 0;
    draw();
  };
  return {
    ask() {
      if (request !== 0) return;
      // Callbacks come before the layout of their frame, tasks after it.
      request = requestAnimationFrame(() => {
        timer = setTimeout(run);
      });
    },
    stop() {
      cancelAnimationFrame(request);
      clearTimeout(timer);
    },
  };
}
