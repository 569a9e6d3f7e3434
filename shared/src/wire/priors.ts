import type { View } from '../world/view.js';
import { codesOf } from './codes.js';
import { Model, Trainee } from './model.js';

const models = new WeakMap<View['tables'], Model>();

/** The model of a view's chunks, ready for the next one: trained for its game, or flat. */
export function modelOf(view: View): Model {
  let model = models.get(view.tables);
  if (!model) {
    model = new Model(codesOf(view).contexts, view.priors);
    models.set(view.tables, model);
  }
  model.restart();
  return model;
}

/** From now on all that is written of views of this kind trains a model; what it packs are their priors. */
export function train(view: View): Trainee {
  const trainee = new Trainee(codesOf(view).contexts);
  models.set(view.tables, trainee);
  return trainee;
}
