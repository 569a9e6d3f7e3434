// The thread that draws: it gets pictures, and has a canvas of the page to draw them on.
import { DOMAdapter, WebWorkerAdapter } from 'pixi.js';
import type { Shown } from '../../net/frame.js';
import { Drawing } from '../drawing/drawing.js';
import type { Parcel, ToPage, ToThread } from './messages.js';
import { ReadRows } from './rows.js';

/** What of a worker's own scope is used here; the types of pages do not have it. */
interface Scope {
  postMessage(message: ToPage, transfer?: readonly Transferable[]): void;
  addEventListener(kind: 'message', hear: (event: MessageEvent<ToThread>) => void): void;
}

const scope = globalThis as unknown as Scope;

DOMAdapter.set(WebWorkerAdapter);

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'start') void start(data);
});

async function start({ canvas, subject }: Extract<ToThread, { kind: 'start' }>): Promise<void> {
  const rows = new ReadRows(subject.tables);
  let document: Shown['document'] = {};
  try {
    // Nobody listens to a thread.
    const drawing = await Drawing.start(canvas, subject, () => {});
    const draw = ({ numbers, lines, camera, document: changed, moment }: Parcel) => {
      document = changed ?? document;
      const linesAt = rows.read(numbers);
      const shown = { ...moment, tables: rows.tables, document };
      drawing.draw({ shown, camera, lines: { count: lines, cells: numbers.subarray(linesAt) } });
    };
    const waiting: Parcel[] = [];
    // In step with the display: drawn between two of its frames, a picture waits for the second and the card stands idle.
    const next = () => {
      const parcel = waiting.shift();
      if (!parcel) return;
      if (waiting.length > 0) requestAnimationFrame(next);
      try {
        draw(parcel);
      } finally {
        const { numbers } = parcel;
        scope.postMessage({ kind: 'drawn', numbers, framesPerSecond: drawing.framesPerSecond }, [numbers.buffer]);
      }
    };
    scope.addEventListener('message', ({ data }) => {
      if (data.kind === 'resize') drawing.resize(data.width, data.height);
      if (data.kind === 'draw' && waiting.push(data) === 1) requestAnimationFrame(next);
    });
    scope.postMessage({ kind: 'ready' });
  } catch (error) {
    scope.postMessage({ kind: 'failed', why: String(error) });
  }
}
