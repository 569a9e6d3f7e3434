import type { Page } from 'playwright-core';

/** What the main thread of a page did. */
export interface Busy {
  readonly frames: number;
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly longTasks: number;
  readonly longestMs: number;
}

/** What the main thread did for so long, from the browser's own account of it. */
export async function watchMainThread(tab: Page, ms: number): Promise<Busy> {
  const devtools = await tab.context().newCDPSession(tab);
  // Processor time: what others on this machine do counts for nothing.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => {
    const { metrics: list } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => 1000 * (list.find((one) => one.name === name)?.value ?? 0);
    return {
      task: of('TaskDuration'),
      script: of('ScriptDuration'),
      layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    };
  };
  const before = await metrics();
  const seen = await tab.evaluate(async (forMs) => {
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    let frames = 0;
    const endMs = performance.now() + forMs;
    await new Promise<void>((resolve) => {
      const draw = () => {
        frames++;
        if (performance.now() < endMs) requestAnimationFrame(draw);
        else resolve();
      };
      requestAnimationFrame(draw);
    });
    observer.disconnect();
    return { frames, long };
  }, ms);
  const after = await metrics();
  return {
    frames: seen.frames,
    taskMs: after.task - before.task,
    scriptMs: after.script - before.script,
    layoutMs: after.layout - before.layout,
    longTasks: seen.long.length,
    longestMs: Math.max(0, ...seen.long),
  };
}
