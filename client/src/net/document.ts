import type { Value } from '@tickdeck/shared/game/document.js';
import type { View } from '@tickdeck/shared/world/view.js';
import type { Received } from './replica.js';

export interface SeenDocument {
  readonly [part: string]: Value;
}

/** Puts the document together from the parts each view holds; the same object as long as nothing in it changed. */
export class Documents {
  private document: SeenDocument = {};
  private readonly names: readonly (readonly string[])[];

  constructor(views: readonly View[]) {
    this.names = views.map((view) => view.parts.map(({ name }) => name));
  }

  of(frame: Received): SeenDocument {
    if (!this.isOf(frame)) this.document = Object.fromEntries(this.entries(frame));
    return this.document;
  }

  private isOf(frame: Received): boolean {
    for (let v = 0; v < this.names.length; v++) {
      const names = this.names[v] as readonly string[];
      for (let p = 0; p < names.length; p++) {
        if (this.document[names[p] as string] !== frame.views[v]?.parts[p]) return false;
      }
    }
    return true;
  }

  private entries(frame: Received): [string, Value][] {
    return this.names.flatMap((names, v) =>
      names.map((name, p): [string, Value] => [name, frame.views[v]?.parts[p] ?? {}]),
    );
  }
}
