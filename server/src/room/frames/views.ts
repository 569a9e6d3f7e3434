import { passingView } from '@tickdeck/shared/world/passing.js';
import type { Schema } from '@tickdeck/shared/world/schema.js';
import { createView, type View } from '@tickdeck/shared/world/view.js';

/** The views in use: one object a key, because what is encoded for a view is shared by all who hold it. */
export class Views {
  private readonly views = new Map<string, { readonly view: View; holders: number }>();
  /** Those that pass, by number: never more than a game has cells and teams, so they are kept. */
  private readonly passing: (View | undefined)[] = [];

  constructor(private readonly schema: Schema) {}

  hold(key: string): View {
    const held = this.views.get(key) ?? { view: createView(this.schema, key), holders: 0 };
    held.holders++;
    this.views.set(key, held);
    return held.view;
  }

  release(view: View): void {
    const held = this.views.get(view.key);
    if (held && --held.holders === 0) this.views.delete(view.key);
  }

  /** The passing view with a number. */
  numbered(number: number): View {
    const view = this.passing[number] ?? passingView(this.schema, number);
    if (!view) throw new Error(`there is no view ${number}`);
    this.passing[number] = view;
    return view;
  }
}
