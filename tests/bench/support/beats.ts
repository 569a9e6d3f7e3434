import { BEAT_MS } from '@tickdeck/server/room/timing.js';

/** Does something now and with each beat from now on; returns what ends that. */
export function everyBeat(work: () => void): () => void {
  const startMs = performance.now();
  let beats = 0;
  let timer: NodeJS.Timeout | undefined;
  const beat = () => {
    beats++;
    // Never late twice: the next beat is due by the clock, not by when this one was.
    timer = setTimeout(beat, Math.max(0, startMs + beats * BEAT_MS - performance.now()));
    work();
  };
  beat();
  return () => clearTimeout(timer);
}
