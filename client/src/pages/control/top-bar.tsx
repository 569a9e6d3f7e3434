import { Show } from 'solid-js';
import { Button, LinkButton } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { ConnectionDot } from '../../ui/link-dot.js';
import { Wordmark } from '../../ui/wordmark.js';
import { AlertBadge } from './explain/alert-badge.js';
import { showSpeed } from './run/speed.js';
import { useStation } from './station.js';

/** Which room this is, what its time does, and the state of the link. */
export function TopBar(props: { readonly onHelp: () => void }) {
  const { desk } = useStation();
  const tick = () => Math.floor(desk.shown()?.tick ?? 0);
  const speed = () => desk.telemetry()?.speed ?? 1;
  return (
    <header class="top-bar" classList={{ paused: desk.paused() }}>
      <span class="top-mark">
        <Wordmark height={18} />
      </span>
      <h1>{desk.room.name}</h1>
      <Chip>{desk.welcome()?.role ?? 'operator'}</Chip>
      <span class="top-state" role="status">
        <Show
          when={desk.blocked() === undefined}
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
      <nav class="top-tools" aria-label="Page">
        <AlertBadge />
        <ConnectionDot link={desk.link()} stats={desk.stats()} />
        <Button tone="glass" icon="help" label="Keys (?)" onClick={() => props.onHelp()} />
        <LinkButton tone="glass" icon="leave" label="Leave to the lobby" href="/" />
      </nav>
    </header>
  );
}
