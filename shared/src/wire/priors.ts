import type { View, ViewState } from '../world/view.js';
import { codesOf } from './codes.js';
import { Model } from './model.js';
import { Trainee } from './trainee.js';

/** How long ago a chunk's baseline is: a tick at most, or longer, or never. What has changed since then differs. */
export type Span = 'next' | 'later';
type Models = { [span in Span]?: Model };

const models = new WeakMap<View['tables'], Models>();

/** How long ago the baseline of a state at `tick` is. */
export function spanOf(base: ViewState | undefined, tick: number): Span {
  return base && tick - base.tick <= 1 ? 'next' : 'later';
}

/** The model of a view's chunks over a span, ready for the next one: trained for its game, or flat. */
export function modelOf(view: View, span: Span): Model {
  const known = modelsOf(view);
  known[span] ??= new Model(codesOf(view).contexts, view.priors[span === 'next' ? view.kind : `${view.kind} later`]);
  known[span].restart();
  return known[span];
}

/** From now on all that is written of views of this kind trains models; what they pack are their priors. */
export function train(view: View): { readonly [span in Span]: Trainee } {
  const { contexts } = codesOf(view);
  const trainees = { next: new Trainee(contexts), later: new Trainee(contexts) };
  models.set(view.tables, trainees);
  return trainees;
}

function modelsOf(view: View): Models {
  let known = models.get(view.tables);
  if (!known) {
    known = {};
    models.set(view.tables, known);
  }
  return known;
}
