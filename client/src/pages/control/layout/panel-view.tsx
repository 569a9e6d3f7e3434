import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Panel } from '../panels.js';
import { useStation } from '../station.js';

/** A panel: hatched while what it shows may be old, and in words why it shows nothing to this role. */
export function PanelView(props: { readonly panel: Panel }) {
  const { desk } = useStation();
  const least = () => props.panel.role ?? 'spectator';
  return (
    <div class="panel-view" classList={{ old: desk.freshness.isOld(props.panel.heard ?? 'frames') }}>
      <Show
        when={ranksAtLeast(desk.role(), least())}
        fallback={
          <section class="panel" aria-label={props.panel.title}>
            <p class="empty">
              {props.panel.title} is shown from the role {least()} on; yours is {desk.role()}.
            </p>
          </section>
        }
      >
        <Dynamic component={props.panel.View} />
      </Show>
    </div>
  );
}
