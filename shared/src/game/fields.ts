/** Who may see a field or a document part: everyone, the row's team, only its owner, only operators; each of these also sees what those before see. */
export type Sight = 'public' | 'team' | 'own' | 'operator';

/** Who last decides a value: the simulation every tick (driven), or a rare event such as a join or an edit (settled). */
export type Origin = 'driven' | 'settled';

/** What the receiver expects next: the same value, the same change as last time, or the value plus that field's value a tick. */
export type Predictor = 'hold' | 'linear' | { readonly velocity: string };

/**
 * One column of a table, or one value of an input. Values are numbers; `step` is the simulation grid (a power of two), and
 * `min`/`max` are inclusive and in the field's unit. `wireShift` coarsens what other viewers get to `step * 2^wireShift`.
 */
export interface Field {
  readonly kind: 'bool' | 'int' | 'fixed' | 'angle' | 'ref' | 'enum' | 'tick';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly wireShift: number;
  readonly predict: Predictor;
  readonly see: Sight;
  readonly origin: Origin;
  readonly unit: string;
  readonly label: string;
  /** What a new row has when nobody says otherwise, and what the inspector's Reset goes back to. */
  readonly initial: number;
  /** Names of an enumeration's values, by index; empty otherwise. */
  readonly values: readonly string[];
  /** The table a reference points into; empty otherwise. */
  readonly table: string;
}

interface Options {
  readonly see?: Sight;
  readonly origin?: Origin;
  readonly unit?: string;
  readonly label?: string;
  readonly predict?: Predictor;
  /** Left out, it is 0, or the value nearest to it that the field can have. */
  readonly initial?: number;
}

const FIXED_GRID_MAX = 0x40000000;

function field(kind: Field['kind'], shape: Pick<Field, 'min' | 'max'> & Partial<Field>, options: Options): Field {
  const { min, max, step = 1 } = shape;
  const { initial = Math.min(Math.max(0, min), max) } = options;
  if (!(initial >= min && initial <= max && Number.isInteger(initial / step))) {
    throw new RangeError(`initial ${initial} is not in ${min}..${max} by steps of ${step}`);
  }
  return {
    kind,
    step: 1,
    wireShift: 0,
    predict: 'hold',
    see: 'public',
    origin: 'driven',
    unit: '',
    label: '',
    values: [],
    table: '',
    ...shape,
    ...options,
    initial,
  };
}

/** 0 or 1. */
export function bool(options: Options = {}): Field {
  return field('bool', { min: 0, max: 1 }, options);
}

/** A whole number from 0 to `max`. */
export function uint(max: number, options: Options = {}): Field {
  return field('int', { min: 0, max }, options);
}

/** A whole number from `min` to `max`. */
export function int(min: number, max: number, options: Options = {}): Field {
  return field('int', { min, max }, options);
}

/**
 * A number on a grid of `step` (a power of two, so that grid arithmetic is exact).
 * @throws RangeError when the step is no power of two or the grid does not fit 31 bits.
 */
export function fixed(
  shape: { readonly min: number; readonly max: number; readonly step: number; readonly wireShift?: number },
  options: Options = {},
): Field {
  if (!isPowerOfTwo(shape.step)) throw new RangeError(`step ${shape.step} is not a power of two`);
  const reach = Math.max(Math.abs(shape.min), Math.abs(shape.max)) / shape.step;
  if (!(reach < FIXED_GRID_MAX)) throw new RangeError(`${shape.min}..${shape.max} has too many steps of ${shape.step}`);
  return field('fixed', shape, options);
}

/** A direction in `steps` (a power of two) whole steps of a turn; wraps. */
export function angle(steps: number, options: Options = {}): Field {
  if (!isPowerOfTwo(steps) || steps < 4) throw new RangeError(`${steps} steps are not a power of two of at least 4`);
  return field('angle', { min: 0, max: steps - 1 }, { unit: `1/${steps} turn`, ...options });
}

/** The id of a row of `table`, or 0 for none. */
export function ref(table: string, options: Options = {}): Field {
  return field('ref', { min: 0, max: 0x7fffffff, table }, options);
}

/** The index of one of `values`. */
export function oneOf(values: readonly string[], options: Options = {}): Field {
  return field('enum', { min: 0, max: values.length - 1, values }, options);
}

/** A moment of simulated time in ticks; coded relative to now, so it is cheap. */
export function tick(options: Options = {}): Field {
  return field('tick', { min: 0, max: 0x3fffffff }, { unit: 'tick', ...options });
}

function isPowerOfTwo(n: number): boolean {
  if (!(n > 0) || !Number.isFinite(n)) return false;
  let m = n;
  while (m < 1) m *= 2;
  while (m > 1) m /= 2;
  return m === 1;
}
