/** The value of a design token. */
export type Ink = (token: string) => string;

/** What one draws on, in CSS pixels. */
export interface Paper {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly letterPx: number;
  readonly ink: Ink;
}

/** Size of the letters on a canvas, CSS pixels: the one that its styles give it. */
export function letterPxOf(canvas: Element): number {
  return Number.parseFloat(getComputedStyle(canvas).fontSize);
}

/** Makes a canvas as sharp as its screen, and empty; undefined while it has no size. */
export function prepare(canvas: HTMLCanvasElement): Paper | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return undefined;
  const scale = Math.min(2, devicePixelRatio);
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  // Setting a size, even the same, throws the memory of a canvas away.
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  const letterPx = letterPxOf(canvas);
  context.font = `${letterPx}px ${style.getPropertyValue('--font-text').trim()}`;
  return { context, width, height, letterPx, ink: (token) => style.getPropertyValue(token).trim() };
}
