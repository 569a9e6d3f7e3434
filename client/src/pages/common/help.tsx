import { For } from 'solid-js';
import { Dialog } from '../../ui/dialog.js';

export interface HelpRow {
  /** Alternatives, with a comma and a space between them. */
  readonly keys: string;
  readonly what: string;
}

/** What to press and what it does. */
export function Help(props: {
  readonly game: string;
  readonly rows: readonly HelpRow[];
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={props.game} width="wide" onClose={props.onClose}>
      <dl class="help">
        <For each={props.rows}>
          {(row) => (
            <div class="help-row">
              <dt>
                <For each={row.keys.split(', ')}>{(key) => <kbd>{key}</kbd>}</For>
              </dt>
              <dd>{row.what}</dd>
            </div>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
