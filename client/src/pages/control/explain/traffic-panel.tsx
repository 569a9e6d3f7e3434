import type { Bandwidth } from '@tickdeck/shared/wire/messages.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { slotOf } from '@tickdeck/shared/world/table.js';
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { useStation } from '../station.js';
import { drawStack, LAYER_TOKENS, layerAt, sayRate } from './stack.js';
import { costliestRows, type Division, type Layer, layersOf } from './traffic.js';

const DIVISIONS: readonly { readonly id: Division; readonly name: string }[] = [
  { id: 'view', name: 'Views' },
  { id: 'table', name: 'Tables' },
  { id: 'field', name: 'Fields' },
];

/** What goes out over time, divided by view, table or field, to everyone or to one; a layer tells which rows it is for. */
export function TrafficPanel() {
  const { desk } = useStation();
  const [division, divideBy] = createSignal<Division>('table');
  const [session, setSession] = createSignal(0);
  const [chosen, choose] = createSignal('');
  desk.feeds.want('bandwidth');
  const layers = createMemo(() => layersOf(desk.traffic(), division(), session(), desk.welcome()?.beatRate ?? 60));
  const total = () => layers().reduce((sum, { newest }) => sum + newest, 0);
  const layer = createMemo(() => layers().find(({ key }) => key === chosen()));
  const sessions = createMemo(() => desk.telemetry()?.sessions ?? []);
  createEffect(on(division, () => choose('')));

  return (
    <section class="panel traffic" aria-label="Traffic" classList={{ stale: desk.stale() !== undefined }}>
      <header class="traffic-tools">
        <fieldset class="segments">
          <legend class="unseen">Divide by</legend>
          <For each={DIVISIONS}>
            {({ id, name }) => (
              <button type="button" aria-pressed={division() === id} onClick={() => divideBy(id)}>
                {name}
              </button>
            )}
          </For>
        </fieldset>
        <select
          class="spot-input text"
          aria-label="To whom"
          value={session()}
          onChange={({ currentTarget }) => setSession(Number(currentTarget.value))}
        >
          <option value={0}>everyone</option>
          <For each={sessions()}>
            {(one) => (
              <option value={one.session}>
                {one.name} ({one.role})
              </option>
            )}
          </For>
        </select>
        <output class="traffic-total">{sayRate(total())}</output>
      </header>
      <Show
        when={desk.traffic().length > 0}
        fallback={<p class="empty">Where the bytes go is told every two seconds; the first account is on its way.</p>}
      >
        <Stack layers={layers()} chosen={chosen()} onChoose={choose} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section class="layer-scroll" tabIndex={0} aria-label="Layers, the largest first">
          <ul class="layer-list">
            <For each={layers()}>
              {(one, index) => (
                <li>
                  <button
                    type="button"
                    class="layer"
                    aria-pressed={chosen() === one.key}
                    onClick={() => choose(chosen() === one.key ? '' : one.key)}
                  >
                    <i style={{ background: `var(${LAYER_TOKENS[index()]})` }} />
                    <span class="layer-name">{one.name}</span>
                    <span class="layer-share">{total() > 0 ? Math.round((100 * one.newest) / total()) : 0} %</span>
                    <span class="layer-rate">{sayRate(one.newest)}</span>
                  </button>
                  <Show when={chosen() === one.key && one.of !== '' && desk.traffic().at(-1)}>
                    {(account) => <Rows layer={one} account={account()} />}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </section>
        <span class="unseen" role="status">
          {layer() ? `${layer()?.name}: ${sayRate(layer()?.newest ?? 0)}` : ''}
        </span>
      </Show>
    </section>
  );
}

function Stack(props: {
  readonly layers: readonly Layer[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}) {
  let canvas: HTMLCanvasElement | undefined;
  const draw = () => canvas && drawStack(canvas, props.layers, props.chosen);
  onMount(() => {
    if (!canvas) return;
    const watcher = new ResizeObserver(draw);
    watcher.observe(canvas);
    createEffect(draw);
    onCleanup(() => watcher.disconnect());
  });
  return (
    <canvas
      ref={canvas}
      class="stack"
      role="img"
      aria-label="Sent over the last five minutes; the list below has the same layers"
      onClick={({ currentTarget, offsetX, offsetY }) =>
        props.onChoose(layerAt(props.layers, currentTarget, offsetX, offsetY)?.key ?? '')
      }
    />
  );
}

/** The rows that a layer is for, and the way to them. */
function Rows(props: { readonly layer: Layer; readonly account: Bandwidth }) {
  const station = useStation();
  const { desk, showing } = station;
  const { of, field } = props.layer;
  const isTable = schemaOf(desk.look.game.state).tables.some(({ name }) => name === of);
  const rows = createMemo(() => costliestRows(props.account, of, field));
  const perSecond = () => (desk.welcome()?.beatRate ?? 60) / Math.max(1, props.account.beats) / 1000;
  const open = () => {
    const ids = rows().map(({ row }) => `id = ${slotOf(row)}`);
    station.openTable({ table: of, filter: ids.join(' or '), sort: field });
  };
  return (
    <div class="layer-rows">
      <Show
        when={isTable}
        fallback={
          <button type="button" onClick={station.openDocument}>
            Open the document
          </button>
        }
      >
        <ul>
          <For each={rows()}>
            {({ row, bits }) => (
              <li>
                <button type="button" onClick={() => station.openRow({ table: of, id: row })}>
                  {of}[{slotOf(row)}] {showing().nameOf(of, row)}
                </button>
                <span>{sayRate(bits * perSecond())}</span>
              </li>
            )}
          </For>
        </ul>
        <Show when={rows().length > 0} fallback={<p>No row was told of in the last sample.</p>}>
          <button type="button" onClick={open}>
            Show these rows in the inspector
          </button>
        </Show>
      </Show>
    </div>
  );
}
