import { encodeEdits } from '@tickdeck/shared/commands/edit.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import type { Reply } from '@tickdeck/shared/wire/messages.js';
import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { Station } from '../station.js';

/** Whoever drags or types is done by then. */
const ASK_AFTER_MS = 200;

/** What the host says it would do with all that is staged; asked again whenever that changes, as long as the component lives. */
export function createPreview({ desk, staging }: Pick<Station, 'desk' | 'staging'>): Accessor<Reply | undefined> {
  const [answer, setAnswer] = createSignal<Reply>();
  createEffect(() => {
    const edits = staging.all.map(({ spot, value }) => spot.edit(value));
    if (edits.length === 0 || edits.length > LIMITS.editsPerTransactionMax || desk.blocked() !== undefined) return;
    let isOverdue = false;
    const timer = setTimeout(async () => {
      const reply = await desk.preview('edit', { edits: encodeEdits(edits) });
      if (!isOverdue) setAnswer(reply);
    }, ASK_AFTER_MS);
    onCleanup(() => {
      isOverdue = true;
      clearTimeout(timer);
    });
  });
  return answer;
}
