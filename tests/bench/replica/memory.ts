import { constants, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What is in memory when nothing is left to collect. */
export function held(): { readonly heapBytes: number; readonly bufferBytes: number } {
  // Memory of array buffers is freed after the collection that finds them.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapBytes: heapUsed, bufferBytes: arrayBuffers };
}

/** What collecting garbage takes from now on. */
export class Collections {
  private ms = 0;
  private majors = 0;
  private readonly observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      this.ms += entry.duration;
      if ('detail' in entry && isMajor(entry.detail)) this.majors++;
    }
  });

  constructor() {
    this.observer.observe({ entryTypes: ['gc'] });
  }

  async end(): Promise<{ readonly ms: number; readonly majors: number }> {
    // It is told of them when the thread comes to rest.
    await wait(10);
    this.observer.disconnect();
    return { ms: this.ms, majors: this.majors };
  }
}

function isMajor(detail: unknown): boolean {
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'kind' in detail &&
    detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR
  );
}

/** Bytes of heap that pieces of work take, whether or not they can be collected afterwards. */
export class Taken {
  private sum = 0;
  private pieces = 0;
  private before = 0;

  begin(): void {
    this.before = process.memoryUsage().heapUsed;
  }

  end(): void {
    const bytes = process.memoryUsage().heapUsed - this.before;
    // A collection on the way hides what was taken.
    if (bytes < 0) return;
    this.sum += bytes;
    this.pieces++;
  }

  /** Of one piece, with what it takes to measure it. */
  get mean(): number {
    return this.sum / this.pieces;
  }
}
