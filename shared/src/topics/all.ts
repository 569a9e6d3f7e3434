import type { Role } from '../wire/messages.js';
import { alerts } from './alerts.js';
import { crew } from './crew.js';
import { bookmarks, breakpoints, rules, schedules, watches } from './entries.js';
import { flights } from './flights.js';
import { inputs } from './inputs.js';
import { keeping } from './keeping.js';
import { leases } from './leases.js';
import { links } from './links.js';
import { marks } from './marks.js';
import { pace } from './pace.js';
import { people } from './people.js';
import { sights } from './sights.js';
import { slow } from './slow.js';
import type { NewsOf, Topic } from './topic.js';
import { weather } from './weather.js';

/** What can be looked at beside the world, by name; they are declared in the other files of this folder. */
export const TOPICS = {
  alerts,
  crew,
  flights,
  pace,
  leases,
  weather,
  people,
  marks,
  links,
  keeping,
  inputs,
  sights,
  slow,
  breakpoints,
  watches,
  schedules,
  rules,
  bookmarks,
} as const satisfies { readonly [name: string]: Topic };

export type TopicName = keyof typeof TOPICS;
export type News<N extends TopicName> = NewsOf<(typeof TOPICS)[N]>;

/**
 * What is told as messages of their own, being many small news of one kind: the least role for each. Of the audit list a
 * moderator is told what a moderator may do.
 */
export const STREAMS = {
  telemetry: 'moderator',
  bandwidth: 'operator',
  audit: 'moderator',
  beats: 'operator',
  log: 'operator',
} as const satisfies {
  readonly [name: string]: Role;
};

/** Whatever a page may watch. */
export type Watchable = TopicName | keyof typeof STREAMS;

/** The least role that may watch something; undefined when there is no such thing. */
export function roleToWatch(name: string): Role | undefined {
  if (Object.hasOwn(STREAMS, name)) return STREAMS[name as keyof typeof STREAMS];
  const topics: { readonly [name: string]: Topic } = TOPICS;
  return Object.hasOwn(topics, name) ? topics[name]?.role : undefined;
}
