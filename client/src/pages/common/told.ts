import { type News, TOPICS, type TopicName } from '@tickdeck/shared/topics/all.js';
import { isOfShape } from '@tickdeck/shared/topics/topic.js';
import type { News as NewsMessage } from '@tickdeck/shared/wire/messages.js';
import { type Accessor, createSignal, type Signal } from 'solid-js';

/** Topics that a page looks at all its life. */
export interface Told<N extends TopicName> {
  readonly names: readonly N[];
  take(message: NewsMessage): void;
  /** Undefined before its first news. */
  of<K extends N>(name: K): Accessor<News<K> | undefined>;
}

export function createTold<const N extends TopicName>(names: readonly N[]): Told<N> {
  const signals = new Map<string, Signal<unknown>>(names.map((name) => [name, createSignal<unknown>()]));
  return {
    names,
    take({ topic, value }) {
      const signal = signals.get(topic);
      if (signal && isOfShape(TOPICS[topic as N].shape, value)) signal[1](() => value);
    },
    // `take` puts in only what has the topic's shape.
    of: <K extends N>(name: K) => (signals.get(name) as Signal<unknown>)[0] as Accessor<News<K> | undefined>,
  };
}
