import { type News as NewsOf, TOPICS, type TopicName, type Watchable } from '@tickdeck/shared/topics/all.js';
import { isOfShape, type Topic } from '@tickdeck/shared/topics/topic.js';
import type { News } from '@tickdeck/shared/wire/messages.js';
import { type Accessor, createSignal, onCleanup, type Signal } from 'solid-js';
import type { GameClient } from '../../net/client.js';

/** What panels look at beside the world: watched while a panel that wants it is open, and not a moment longer. */
export class Feeds {
  private readonly wanted = new Map<Watchable, number>();
  private readonly values = new Map<string, Signal<unknown>>();
  private isDue = false;

  constructor(private readonly client: () => GameClient) {}

  /** Watches something as long as the component lives. */
  want(name: Watchable): void {
    this.count(name, 1);
    onCleanup(() => this.count(name, -1));
  }

  /** Watches a topic as long as the component lives; undefined before its first news. */
  use<N extends TopicName>(name: N): Accessor<NewsOf<N> | undefined> {
    this.want(name);
    // `take` puts in only what has the topic's shape.
    return this.signalOf(name)[0] as Accessor<NewsOf<N> | undefined>;
  }

  take({ topic, value }: News): void {
    const known: { readonly [name: string]: Topic } = TOPICS;
    const shape = Object.hasOwn(known, topic) ? known[topic]?.shape : undefined;
    if (shape && isOfShape(shape, value)) this.signalOf(topic)[1](() => value);
  }

  private signalOf(name: string): Signal<unknown> {
    const signal = this.values.get(name) ?? createSignal<unknown>();
    this.values.set(name, signal);
    return signal;
  }

  private count(name: Watchable, by: number): void {
    this.wanted.set(name, (this.wanted.get(name) ?? 0) + by);
    if (this.isDue) return;
    this.isDue = true;
    // A change of panels takes and gives back much in one turn; the host is told once.
    queueMicrotask(() => {
      this.isDue = false;
      this.client().watch([...this.wanted].filter(([, count]) => count > 0).map(([one]) => one));
    });
  }
}
