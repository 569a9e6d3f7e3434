/** How a line looks: width in CSS pixels whatever the zoom, a colour as `inked` makes it, and whether it has gaps. */
export interface Ink {
  readonly width: number;
  readonly color: number;
  readonly dash: 'whole' | 'dashed';
}

/** A colour 0xrrggbb with an opacity 0 … 1, as quads and lines take it. */
export function inked(rgb: number, alpha: number): number {
  const opacity = alpha <= 0 ? 0 : alpha >= 1 ? 255 : (alpha * 255) | 0;
  return ((opacity << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | ((rgb >> 16) & 0xff)) >>> 0;
}
