import { createMemo, Show } from 'solid-js';
import { Button, LinkButton } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ConnectionDot } from '../../ui/link-dot.js';
import { Wordmark } from '../../ui/wordmark.js';
import { CrewBar } from './crew/crew-bar.js';
import { AlertBadge } from './explain/alert-badge.js';
import type { Keymap } from './keys/keymap.js';
import { PresetsBar } from './presets-bar.js';
import { showSpeed } from './run/speed.js';
import { useStation } from './station.js';
import { ViewMenu } from './view-menu.js';

/** Which room this is, what its time does, how the deck is laid out, and the state of the link. */
export function TopBar(props: {
  readonly keymap: Keymap;
  /** Whether there is room for little; then the view menu has the rest. */
  readonly compact: boolean;
}) {
  const { desk, ask, layouts } = useStation();
  const tick = () => Math.floor(desk.shown()?.tick ?? 0);
  const speed = createMemo(() => desk.telemetry()?.speed ?? desk.speed());
  return (
    <header class="top-bar" classList={{ paused: desk.paused() }}>
      <span class="top-mark">
        <Wordmark height={18} />
      </span>
      <h1>{desk.room.name}</h1>
      <Chip>{desk.role()}</Chip>
      <span class="top-state" role="status">
        <Show
          when={desk.stale() === undefined}
          fallback={
            <Chip tone="danger" icon="unplugged">
              stale
            </Chip>
          }
        >
          <Show when={desk.paused()} fallback={<Chip tone="accent">● live {showSpeed(speed())}</Chip>}>
            <Chip tone="warning" icon="pause">
              PAUSED
            </Chip>
          </Show>
        </Show>
      </span>
      <span class="top-tick">
        tick <strong>{tick()}</strong>
      </span>
      <Show when={layouts.dock()}>
        <PresetsBar />
      </Show>
      <CrewBar />
      <nav class="top-tools" aria-label="Page">
        <AlertBadge />
        <Button
          tone="glass"
          icon="search"
          label={`Find and do (${props.keymap.keysOf({ id: 'palette', keys: 'Ctrl+K' })})`}
          onClick={() => ask({ kind: 'palette' })}
        />
        <ViewMenu keymap={props.keymap} />
        <ConnectionDot link={desk.link()} stats={desk.stats()} />
        <Show when={!props.compact}>
          <Button tone="glass" icon="help" label="Keys (?)" onClick={() => ask({ kind: 'keys' })} />
          <LinkButton tone="glass" icon="leave" label="Leave to the lobby" href="/" />
        </Show>
      </nav>
    </header>
  );
}
