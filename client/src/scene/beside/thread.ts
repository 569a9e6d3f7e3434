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
    scope.addEventListener('message', ({ data }) => {
      if (data.kind === 'resize') drawing.resize(data.width, data.height);
      if (data.kind !== 'draw') return;
      // Another picture has a place when the display has taken this one.
      requestAnimationFrame(() => {
        const { numbers } = data;
        scope.postMessage({ kind: 'drawn', numbers, framesPerSecond: drawing.framesPerSecond }, [numbers.buffer]);
      });
      draw(data);
    });
    scope.postMessage({ kind: 'ready' });
  } catch (error) {
    scope.postMessage({ kind: 'failed', why: String(error) });
  }
}
