const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A host that stops must be gone within two seconds, whatever its sockets and rooms do. */
const STOP_DEADLINE_MS = 1_800;
const PARENT_LOOK_MS = 500;

/**
 * Ends the process in an orderly way on a signal, on `stop`, and when npm, which started it, is gone: a SIGTERM to npm does
 * not reach its child. The second signal ends it at once.
 * @param finish - says goodbye; the process exits when it is done or too slow.
 */
export function untilStopped(finish: () => Promise<void>): { readonly stop: () => void } {
  let life: 'running' | 'stopping' = 'running';
  const stop = () => {
    if (life === 'stopping') process.exit(1);
    life = 'stopping';
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS);
    finish().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  // Started by hand, it may outlive its shell (nohup); started by npm, it must not outlive npm.
  if (process.env.npm_lifecycle_event !== undefined) watchParent(stop);
  return { stop };
}

function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_LOOK_MS);
  timer.unref();
}
