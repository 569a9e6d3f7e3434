/** Time in ms on the one clock that all threads share and nothing sets; `performance.now` counts from each thread's start. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
