import type { News, TopicName } from '@tickdeck/shared/topics/all.js';
import { TOPICS } from '@tickdeck/shared/topics/all.js';
import { isOfShape } from '@tickdeck/shared/topics/topic.js';
import type { AuditEntry, Notice } from '@tickdeck/shared/wire/messages.js';
import type { RoomHarness, Viewer } from './room-harness.js';

/** What a viewer has been told of a topic, newest last. Whatever is told has the topic's shape. */
export function newsOf<N extends TopicName>(viewer: Viewer, topic: N): News<N>[] {
  const told = viewer.messages.flatMap((message) =>
    message.kind === 'news' && message.topic === topic ? [message] : [],
  );
  for (const { value } of told) {
    if (!isOfShape(TOPICS[topic].shape, value)) throw new Error(`${topic} was told ${JSON.stringify(value)}`);
  }
  return told.map(({ value }) => value as News<N>);
}

/** Watches topics from now on, and waits until the first news have come. */
export function watchTopics(room: RoomHarness, viewer: Viewer, ...topics: readonly (TopicName | 'audit')[]): void {
  room.port.post({ kind: 'watch', session: viewer.session, topics });
  room.beat(6);
}

/** Lines on a viewer's screen. */
export function noticesOf(viewer: Viewer): string[] {
  return viewer.messages.flatMap((message) => (message.kind === 'notice' ? [(message as Notice).text] : []));
}

/** What a viewer was shown of the audit list: who did what, and what came of it. */
export function auditOf(viewer: Viewer): readonly (readonly [string, string, AuditEntry['outcome']])[] {
  const entries = viewer.messages.flatMap((message) => (message.kind === 'audit' ? message.entries : []));
  return entries.map(({ who, command, outcome }) => [who, command, outcome]);
}
