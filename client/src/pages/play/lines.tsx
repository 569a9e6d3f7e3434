import { LINES } from '@tickdeck/shared/commands/builtin/talk.js';
import { For } from 'solid-js';
import { onKeys } from '../common/keys.js';

/** What a player can say: one touch or one digit each, and nothing to type while flying. */
export function Lines(props: { readonly onSay: (line: string) => void; readonly onClose: () => void }) {
  const say = (line: string) => {
    props.onSay(line);
    props.onClose();
  };
  onKeys(Object.fromEntries(LINES.map((line, index) => [String(index + 1), () => say(line)])));
  return (
    <section
      class="lines"
      aria-label="Say to all"
      // Pressed by mouse or finger they take no focus: the keyboard stays with the game.
      onMouseDown={(event) => event.preventDefault()}
    >
      <For each={LINES}>
        {(line, index) => (
          <button type="button" class="button glass" onClick={() => say(line)}>
            <kbd>{index() + 1}</kbd>
            {line}
          </button>
        )}
      </For>
    </section>
  );
}
