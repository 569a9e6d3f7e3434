import { Show } from 'solid-js';
import { Button } from '../../../ui/button.js';
import type { Staging } from './staging.js';

/** Sends several staged changes as one edit that is undone as one. */
export function StagedBar(props: { readonly staging: Staging; readonly blocked: string | undefined }) {
  return (
    <Show when={props.staging.count > 1}>
      <div class="staged-bar">
        <span>{props.staging.count} changes staged</span>
        <Button tone="quiet" onClick={() => props.staging.revertAll()}>
          Revert
        </Button>
        <Button
          tone="primary"
          disabled={props.blocked !== undefined}
          title={props.blocked}
          onClick={() => void props.staging.applyAll()}
        >
          Apply as one edit
        </Button>
      </div>
    </Show>
  );
}
