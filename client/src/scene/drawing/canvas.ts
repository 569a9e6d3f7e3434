/** A canvas that is no part of a page: a thread beside the page has no document to make one with. */
export type Canvas = HTMLCanvasElement | OffscreenCanvas;

/** What paints into either kind. */
export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A canvas and its brush. @throws Error when the browser gives none. */
export function createCanvas(width: number, height: number): [Canvas, Brush] {
  const [across, down] = [width, height].map((size) => Math.max(1, Math.ceil(size))) as [number, number];
  const canvas = typeof document === 'undefined' ? new OffscreenCanvas(across, down) : elementOf(across, down);
  const brush = canvas.getContext('2d') as Brush | null;
  if (!brush) throw new Error('this browser gives no 2D canvas');
  return [canvas, brush];
}

function elementOf(width: number, height: number): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}
