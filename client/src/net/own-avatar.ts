import type { Game } from '@tickdeck/shared/game/game.js';
import { schemaOf, type TableLayout } from '@tickdeck/shared/world/schema.js';
import type { View } from '@tickdeck/shared/world/view.js';
import type { InputLog } from './inputs.js';
import { turned } from './interpolation.js';
import { Prediction } from './prediction.js';
import type { Received } from './replica.js';
import { betweenOf, type ShownRows } from './rows.js';
import { Smoothing } from './smoothing.js';

/** Without a new input for so long nobody steers, and the avatar is shown as others see it. */
const STEERING_MS = 300;
/** Smaller errors of the place, in units, are counted as none: they come of what happens between two ticks. */
const ERROR_MIN = 0.05;
/** Share of the arena's smaller side from which on an error is no error but another place. */
const JUMP_SHARE = 1 / 8;

/** What one display frame knows. */
export interface Moment {
  readonly nowMs: number;
  readonly elapsedMs: number;
  /** How much of the tick after the newest input has passed, 0 … 1. */
  readonly phase: number;
}

/** Puts the own avatar on the screen: predicted while somebody steers, without steps when the room saw it otherwise. */
export class OwnAvatar {
  /** How often the room saw the avatar elsewhere than predicted, and by how much at most, in the world's units. */
  readonly corrections = { count: 0, largest: 0 };
  private readonly prediction: Prediction;
  private readonly smoothing: Smoothing;
  private readonly layout: TableLayout;
  private readonly values: Float64Array;
  private frame: Received | undefined;
  private id = 0;
  private source: 'predicted' | 'interpolated' = 'interpolated';

  constructor(
    game: Game,
    views: readonly View[],
    private readonly inputs: InputLog,
  ) {
    this.layout = schemaOf(game.state).tables.find(({ name }) => name === game.avatars) as TableLayout;
    this.prediction = new Prediction(game, views);
    this.values = new Float64Array(this.layout.columns.length);
    this.smoothing = new Smoothing(this.values.length, Math.min(...game.size) * JUMP_SHARE);
  }

  /** Overwrites the own avatar's row among the rows interpolated for this display frame. */
  write(rows: ShownRows, frame: Received, moment: Moment): void {
    this.smoothing.fade(moment.elapsedMs);
    const source = this.sourceAt(frame, moment.nowMs);
    if (this.frame && (frame !== this.frame || source !== this.source)) this.change(rows, frame, source, moment);
    this.frame = frame;
    this.source = source;
    const index = this.evaluate(rows, frame, source, moment);
    if (index < 0) return;
    for (const { name, index: c } of this.layout.columns) {
      rows.column(name)[index] = (this.values[c] as number) + this.smoothing.at(c);
    }
  }

  /** Adds what the avatar has launched, and the host's rows do not show yet at simulated time `tick`. */
  writeLaunches(tables: { readonly [name: string]: ShownRows }, tick: number): void {
    this.prediction.launches.write(tables, tick);
  }

  private sourceAt(frame: Received, nowMs: number): OwnAvatar['source'] {
    const newestMs = this.inputs.madeAt(this.inputs.newest);
    if (newestMs === undefined) return 'interpolated';
    if (frame.speed === 0) return this.source;
    return nowMs - newestMs < STEERING_MS / Math.min(1, frame.speed) ? 'predicted' : 'interpolated';
  }

  /** A new frame or another source: what was shown so far and what is right now differ by an error that may only fade. */
  private change(rows: ShownRows, frame: Received, source: OwnAvatar['source'], moment: Moment): void {
    const old = this.frame as Received;
    const before = this.evaluate(rows, old, this.source, moment);
    const jumpBefore = this.values[this.layout.jump];
    const idBefore = this.id;
    const shown = this.values.slice();
    for (let c = 0; c < shown.length; c++) shown[c] = (shown[c] as number) + this.smoothing.at(c);
    const after = this.evaluate(rows, frame, source, moment);
    const jumped = idBefore !== this.id || jumpBefore !== this.values[this.layout.jump];
    // In a paused world only edits move things, and those show at once.
    const edited = frame.speed === 0 && old.speed === 0;
    if (before < 0 || after < 0 || jumped || edited) {
      this.smoothing.clear();
      return;
    }
    if (source === 'predicted' && this.source === source) this.noteError(shown);
    for (const { index: c, field } of this.layout.columns) {
      if (betweenOf(field) === 'line') this.smoothing.absorb(c, shown[c] as number, this.values[c] as number);
    }
  }

  /** @param shown - the columns as they were, with what was left of earlier errors. */
  private noteError(shown: Float64Array): void {
    const error = (c: number) => (shown[c] as number) - this.smoothing.at(c) - (this.values[c] as number);
    const [x, y] = (this.layout.position ?? [0, 0]).map(error) as [number, number];
    const size = Math.sqrt(x * x + y * y);
    if (size < ERROR_MIN) return;
    this.corrections.count++;
    this.corrections.largest = Math.max(this.corrections.largest, size);
  }

  /** Fills `values` with the avatar's columns now; returns its index in `rows`, or -1 when it is not shown. */
  private evaluate(rows: ShownRows, frame: Received, source: OwnAvatar['source'], { phase }: Moment): number {
    this.prediction.update(frame, this.inputs);
    this.id = this.prediction.id;
    const index = rows.indexOf(this.id);
    if (index < 0) return -1;
    if (source === 'predicted') this.evaluatePrediction(frame.speed === 0 ? 1 : phase);
    else for (const { name, index: c } of this.layout.columns) this.values[c] = rows.column(name)[index] as number;
    return index;
  }

  /** Between the last two predicted ticks, so that motion is smooth at any display rate. */
  private evaluatePrediction(phase: number): void {
    const { seq } = this.prediction;
    const older = this.prediction.stateAt(seq - 1);
    const newer = this.prediction.stateAt(seq);
    const jumped = older[this.layout.jump] !== newer[this.layout.jump];
    for (const { index: c, field, gridMax } of this.layout.columns) {
      const from = older[c] as number;
      const to = newer[c] as number;
      const between = betweenOf(field);
      if (jumped || between === 'older') this.values[c] = to;
      else this.values[c] = between === 'line' ? from + (to - from) * phase : turned(from, to, phase, gridMax + 1);
    }
  }
}
