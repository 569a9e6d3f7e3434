import type { Entry, EntryOf } from '@tickdeck/shared/automation/entries.js';
import { isOperator } from '../people/session.js';
import type { Sessions } from '../people/sessions.js';

/** Numbers of the sessions that are told something. The owner of an entry is here as long as one of its sessions is. */
export function readersOf(
  sessions: Sessions,
  whom: EntryOf<'rule'>['tell'],
  { person, by }: Pick<Entry, 'person' | 'by'>,
): readonly number[] {
  switch (whom) {
    case 'nobody':
      return [];
    case 'everybody':
      return sessions.numbers;
    case 'operators':
      return [...sessions.all].filter(({ role }) => isOperator(role)).map(({ number }) => number);
    case 'me':
      // People without a device key are known by their name alone.
      return [...sessions.all]
        .filter(({ device, name }) => (person === '' ? name === by : device === person))
        .map(({ number }) => number);
  }
}
