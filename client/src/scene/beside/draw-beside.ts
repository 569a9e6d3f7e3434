import { type Easel, nextFrame, type SetUpEasel, type Subject } from '../easel.js';
import { LINE_CELLS, type Picture } from '../picture.js';
import type { ToPage, ToThread } from './messages.js';
import { sizeOfRows, writeRows } from './rows.js';

/** Pictures on their way: one that is drawn, and one that waits, so that the thread has always something to do. */
const UNDERWAY_MAX = 2;

/**
 * Has a thread beside the page draw, silently. A page with much else to do stays quick then, whatever its graphics card takes
 * for a picture. Where a thread cannot draw (Safari before 17), the page does.
 */
export const drawBeside: SetUpEasel = async (subject, play) => {
  try {
    return await EaselBeside.start(subject);
  } catch {
    const { drawHere } = await import('../draw-here.js');
    return drawHere(subject, play);
  }
};

class EaselBeside implements Easel {
  framesPerSecond = 0;
  private underway = 0;
  /** Goes on with whoever waits until a picture is drawn. */
  private goOn: (() => void) | undefined;
  private document: Picture['shown']['document'] | undefined;
  /** Buffers that came back. */
  private readonly spare: Float64Array<ArrayBuffer>[] = [];

  /** Rejects when the browser has no such threads, or gives them no WebGL. */
  static start(subject: Subject): Promise<EaselBeside> {
    const canvas = document.createElement('canvas');
    const offscreen = canvas.transferControlToOffscreen();
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'drawing' });
    return new Promise((resolve, reject) => {
      const fail = (why: string) => {
        thread.terminate();
        reject(new Error(why));
      };
      thread.onerror = ({ message }) => fail(message);
      thread.onmessage = ({ data }: MessageEvent<ToPage>) => {
        if (data.kind === 'ready') resolve(new EaselBeside(canvas, thread, subject));
        else if (data.kind === 'failed') fail(data.why);
      };
      const start: ToThread = { kind: 'start', canvas: offscreen, subject };
      thread.postMessage(start, [offscreen]);
    });
  }

  private constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly thread: Worker,
    private readonly subject: Subject,
  ) {
    thread.onerror = ({ message }) => reportError(new Error(message));
    thread.onmessage = ({ data }: MessageEvent<ToPage>) => {
      if (data.kind !== 'drawn') return;
      this.underway--;
      this.framesPerSecond = data.framesPerSecond;
      this.spare.push(data.numbers);
      this.goOn?.();
    };
  }

  resize(width: number, height: number): void {
    this.tell({ kind: 'resize', width, height });
  }

  /** A page that made pictures for nobody would take the time that the thread, or the software in a card's place, needs. */
  next(run: FrameRequestCallback): () => void {
    if (this.underway < UNDERWAY_MAX) return nextFrame(run);
    let takeBack = () => {
      this.goOn = undefined;
    };
    this.goOn = () => {
      this.goOn = undefined;
      takeBack = nextFrame(run);
    };
    return () => takeBack();
  }

  draw({ shown, camera, lines }: Picture): void {
    const { tick, speed, player, document, happened, elapsedMs } = shown;
    this.underway++;
    const { tables } = this.subject;
    const linesAt = sizeOfRows(shown.tables, tables);
    const numbers = this.take(linesAt + lines.count * LINE_CELLS);
    writeRows(shown.tables, tables, numbers);
    numbers.set(lines.cells.subarray(0, lines.count * LINE_CELLS), linesAt);
    const { x, y, zoom, width, height } = camera;
    this.tell(
      {
        kind: 'draw',
        numbers,
        lines: lines.count,
        camera: { x, y, zoom, width, height },
        document: document === this.document ? undefined : document,
        moment: { tick, speed, player, happened, elapsedMs },
      },
      [numbers.buffer],
    );
    this.document = document;
  }

  destroy(): void {
    this.thread.terminate();
  }

  private tell(message: ToThread, transfer: Transferable[] = []): void {
    this.thread.postMessage(message, transfer);
  }

  /** Room for so many numbers at least. */
  private take(length: number): Float64Array<ArrayBuffer> {
    const known = this.spare.pop();
    return known && known.length >= length ? known : new Float64Array(2 * length);
  }
}
