import { createMemo, Show } from 'solid-js';
import { Icon } from '../../../ui/icon.js';
import { useStation } from '../station.js';

/** How many alerts nobody has seen yet, and the way to them. */
export function AlertBadge() {
  const { desk, reveal } = useStation();
  const alerts = desk.feeds.use('alerts');
  const open = createMemo(() => Object.values(alerts() ?? {}).filter(({ state }) => state === 'open').length);
  return (
    <span role="status">
      <Show when={open() > 0}>
        <button type="button" class="alert-badge" onClick={() => reveal('alerts')}>
          <Icon name="warning" />
          {open()}
          <span class="alert-badge-word">{open() === 1 ? 'alert' : 'alerts'}</span>
        </button>
      </Show>
    </span>
  );
}
