import { type Mark, stands } from '@tickdeck/shared/commands/marks.js';
import type { News } from '@tickdeck/shared/topics/all.js';
import { type Accessor, createMemo } from 'solid-js';
import type { Desk } from '../desk.js';
import type { Person } from './people.js';

/** How somebody is here: `away` and `out` have their seat kept, `out` may not have it back yet. */
type Standing = News<'people'>[string];

/** What the host keeps of people, found by who is here. */
export interface Files {
  /** All that is told of, newest first. */
  readonly marks: Accessor<readonly Mark[]>;
  readonly whoIs: (person: Pick<Person, 'session' | 'player'>) => Standing | undefined;
  readonly of: (device: string) => readonly Mark[];
}

/** Looks at what the host keeps, as long as the component lives. */
export function createFiles(desk: Desk): Files {
  const people = desk.feeds.use('people');
  const told = desk.feeds.use('marks');
  const marks = createMemo(() =>
    Object.entries(told() ?? {})
      .map(([id, mark]): Mark => ({ id, ...mark }))
      .sort((a, b) => b.at - a.at),
  );
  return {
    marks,
    whoIs: ({ session, player }) => people()?.[session > 0 ? `s${session}` : `p${player}`],
    of: (device) => (device === '' ? [] : marks().filter((mark) => mark.device === device)),
  };
}

/** In a few words what stands against somebody: `muted, 2 warnings`. */
export function sayMarks(marks: readonly Mark[], at: number): string {
  const standing = marks.filter((mark) => stands(mark, at));
  const of = (kind: Mark['kind']) => standing.filter((mark) => mark.kind === kind).length;
  const [warnings, notes] = [of('warning'), of('note')];
  return [
    of('ban') > 0 && 'banned',
    of('mute') > 0 && 'muted',
    warnings > 0 && (warnings === 1 ? 'warned' : `${warnings} warnings`),
    notes > 0 && (notes === 1 ? 'note' : `${notes} notes`),
  ]
    .filter((word) => word !== false)
    .join(', ');
}
