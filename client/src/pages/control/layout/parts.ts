/**
 * What a layout is made of: stacks of panels, and splits of the screen. The parts of the outermost split are beside each
 * other, theirs below each other, and so on in turns.
 */
export type Part = Stack | Split;

/** Panels on top of each other; one of them is open. */
export interface Stack {
  /** Of what its split has, in any unit. */
  readonly share: number;
  /** Where there is room at all it gets no less, CSS pixels. */
  readonly min?: number;
  readonly panels: readonly string[];
  /** The open one; else the first. */
  readonly open?: string;
}

export interface Split {
  readonly share: number;
  readonly min?: number;
  readonly parts: readonly Part[];
}

/** Deeper, or with more parts, is no layout that a person made. */
const DEPTH_MAX = 8;
const PARTS_MAX = 32;

export function isSplit(part: Part): part is Split {
  return 'parts' in part;
}

/** The open panel of a stack. */
export function openOf({ panels, open }: Stack): string {
  return open !== undefined && panels.includes(open) ? open : (panels[0] ?? '');
}

/** The panels of a layout, in its order. */
export function panelsOf(part: Part): readonly string[] {
  return isSplit(part) ? part.parts.flatMap(panelsOf) : part.panels;
}

/** The layout without the panels that are not there; undefined when none is left. */
export function prune(layout: Split, has: (panel: string) => boolean): Split | undefined {
  const left = pruned(layout, has);
  return left && tidy(left);
}

/** The same layout without splits that split nothing. */
export function tidy(layout: Split): Split {
  const parts = layout.parts.flatMap(tidied);
  const [alone, other] = parts;
  // What is alone in the outermost split, and splits nothing itself, stands for it.
  const inner = alone && !other && isSplit(alone) && alone.parts.length === 1 ? alone.parts[0] : undefined;
  return inner && isSplit(inner) ? { ...layout, parts: inner.parts } : { ...layout, parts };
}

/** What takes a part's place: itself, or what is alone in it. */
function tidied(part: Part): readonly Part[] {
  if (!isSplit(part)) return [part];
  const parts = part.parts.flatMap(tidied);
  const [alone, other] = parts;
  const kept = { share: part.share, ...(part.min !== undefined && { min: part.min }) };
  if (!alone || other) return [{ ...part, parts }];
  if (!isSplit(alone)) return [{ ...alone, ...kept }];
  // Two levels down everything runs the way it does here.
  const total = alone.parts.reduce((sum, { share }) => sum + share, 0);
  return alone.parts.map((one) => ({ ...one, share: (one.share / total) * part.share }));
}

function pruned<P extends Part>(part: P, has: (panel: string) => boolean): P | undefined;
function pruned(part: Part, has: (panel: string) => boolean): Part | undefined {
  if (!isSplit(part)) {
    const panels = part.panels.filter(has);
    return panels.length > 0 ? { ...part, panels } : undefined;
  }
  const parts = part.parts.map((one) => pruned(one, has)).filter((one) => one !== undefined);
  return parts.length > 0 ? { ...part, parts } : undefined;
}

/** What each part gets of a length, CSS pixels: its share, and no less than its least (which grows with the text) as long as that is possible. */
export function lengthsOf(parts: readonly Part[], length: number, textScale = 1): readonly number[] {
  const least = parts.map(({ min = 0 }) => min * textScale);
  const fits = least.reduce((sum, min) => sum + min, 0) <= length;
  const held = new Set<number>();
  for (;;) {
    const free = least.reduce((left, min, at) => (held.has(at) ? left - min : left), length);
    const total = parts.reduce((sum, { share }, at) => (held.has(at) ? sum : sum + share), 0);
    const lengths = parts.map(({ share }, at) => (held.has(at) ? (least[at] ?? 0) : (free * share) / total));
    const short = least.flatMap((min, at) => (!held.has(at) && (lengths[at] ?? 0) < min ? [at] : []));
    if (!fits || short.length === 0) return lengths;
    for (const at of short) held.add(at);
  }
}

/** A layout out of a browser's storage, where anything may stand: each panel once, or undefined. */
export function readLayout(value: unknown): Split | undefined {
  const seen = new Set<string>();
  const read = readPart(value, seen, DEPTH_MAX);
  return read !== undefined && isSplit(read) ? read : undefined;
}

function readPart(value: unknown, seen: Set<string>, depthLeft: number): Part | undefined {
  if (typeof value !== 'object' || value === null || depthLeft === 0) return undefined;
  const { share, min, panels, parts, open }: { readonly [key: string]: unknown } = { ...value };
  if (!isLength(share) || share === 0) return undefined;
  const size = { share, ...(isLength(min) && { min }) };
  if (Array.isArray(parts)) {
    const read = parts.slice(0, PARTS_MAX).map((one) => readPart(one, seen, depthLeft - 1));
    const whole = read.filter((one) => one !== undefined);
    return whole.length === read.length && whole.length > 0 ? { ...size, parts: whole } : undefined;
  }
  if (!Array.isArray(panels)) return undefined;
  const own = panels.filter((id) => typeof id === 'string' && !seen.has(id) && seen.add(id));
  if (own.length === 0) return undefined;
  return { ...size, panels: own, ...(typeof open === 'string' && { open }) };
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
