import type { Alert } from '@tickdeck/shared/topics/alerts.js';
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useStation } from '../station.js';
import { inOrder, KINDS, sayAge, sayState } from './alerts.js';

const AGE_EVERY_MS = 5_000;
const SHELF_MINUTES = 10;

/** What somebody should look at: open alerts first; each leads to what it is about. */
export function AlertsPanel() {
  const { desk } = useStation();
  const alerts = desk.feeds.use('alerts');
  const [list, setList] = createStore<Alert[]>([]);
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), AGE_EVERY_MS);
  onCleanup(() => clearInterval(timer));
  createEffect(() => setList(reconcile([...inOrder(Object.values(alerts() ?? {}))], { key: 'id' })));
  const open = createMemo(() => list.filter(({ state }) => state === 'open').length);

  return (
    <section class="panel alerts" aria-label="Alerts" classList={{ stale: desk.stale() !== undefined }}>
      <p class="alerts-sum" role="status">
        {open() === 0 ? 'Nothing is open.' : `${open()} open`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="alerts-scroll" tabIndex={0} aria-label="Alerts, open ones first">
        <ul class="alert-list">
          <For each={list}>{(alert) => <AlertRow alert={alert} now={Math.max(now(), alert.lastAt)} />}</For>
        </ul>
        <Show when={list.length === 0}>
          <p class="empty">
            Late beats, pages that disagree, lost links, memory, a room that broke, and the rules of “Automate” show up
            here and stay until somebody has seen them.
          </p>
        </Show>
      </section>
    </section>
  );
}

function AlertRow(props: { readonly alert: Alert; readonly now: number }) {
  const { desk } = useStation();
  const kind = () => KINDS[props.alert.kind];
  const blocked = () => desk.blocked() !== undefined;
  const give = (command: string, more = {}) => void desk.run(command, { alert: props.alert.id, ...more });
  return (
    <li class={`alert ${props.alert.state}`} data-alert={props.alert.id}>
      <div class="alert-head">
        <Icon name={kind().icon} />
        <strong>{kind().title}</strong>
        <Show when={props.alert.count > 1}>
          <span class="alert-count" title="How often it was raised">
            ×{props.alert.count}
          </span>
        </Show>
        <time
          dateTime={new Date(props.alert.lastAt).toISOString()}
          title={new Date(props.alert.lastAt).toLocaleString()}
        >
          {sayAge(props.now - props.alert.lastAt)}
        </time>
      </div>
      <p class="alert-text">{props.alert.text}</p>
      <div class="alert-foot">
        <span class="alert-state">{sayState(props.alert)}</span>
        <Leads alert={props.alert} />
        <Show when={props.alert.state === 'open'}>
          <Button icon="check" disabled={blocked()} onClick={() => give('acknowledge')}>
            Acknowledge
          </Button>
          <Button tone="quiet" disabled={blocked()} onClick={() => give('shelve', { minutes: SHELF_MINUTES })}>
            Shelve {SHELF_MINUTES} min
          </Button>
        </Show>
        <Show when={props.alert.state === 'acknowledged' || props.alert.state === 'shelved'}>
          <Button tone="quiet" disabled={blocked()} onClick={() => give('reopen')}>
            Reopen
          </Button>
        </Show>
      </div>
    </li>
  );
}

/** The way to what an alert is about. */
function Leads(props: { readonly alert: Alert }) {
  const station = useStation();
  const { ref, kind } = props.alert;
  if (ref.kind === 'row') {
    return (
      <Button tone="quiet" icon="table" onClick={() => station.openRow(ref)}>
        Show the row
      </Button>
    );
  }
  if (ref.kind === 'session') {
    return (
      <Button tone="quiet" icon="people" onClick={() => station.openSession(ref.id)}>
        Show who
      </Button>
    );
  }
  // What was written down of it outlives the room, which kept its beats.
  const panel = kind === 'roomFailed' || kind === 'memory' || kind === 'overrun' ? 'flights' : 'audit';
  const what = { flights: 'Show flights', audit: `Tick ${props.alert.tick}` }[panel];
  return (
    <Show
      when={kind === 'overrun' && props.alert.beat > 0}
      fallback={
        <Button tone="quiet" icon="next" onClick={() => station.reveal(panel)}>
          {what}
        </Button>
      }
    >
      <Button tone="quiet" icon="next" onClick={() => station.openBeat(props.alert.beat)}>
        Show beat {props.alert.beat}
      </Button>
    </Show>
  );
}
