import type { Entries } from '@tickdeck/shared/automation/entries.js';
import type { News } from '@tickdeck/shared/topics/all.js';

/** The ticks that somebody marked, as pages are told. */
export class Bookmarks {
  private value: News<'bookmarks'> = {};

  constructor(private readonly entries: Entries) {}

  follow(): void {
    const marks = this.entries.of('bookmark');
    this.value = Object.fromEntries(marks.map(([id, { tick, note, by }]) => [`m${id}`, { tick, note, by }]));
  }

  readonly read = (): News<'bookmarks'> => this.value;
}
