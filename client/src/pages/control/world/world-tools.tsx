import { createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { Button } from '../../../ui/button.js';
import { useStation } from '../station.js';
import { BodiesLayer } from './layers/bodies.js';
import { PathsLayer } from './layers/paths.js';
import { ShownToLayer } from './layers/shown-to.js';
import { SightLayer } from './layers/sight.js';
import { WishesLayer } from './layers/wishes.js';
import { OVERLAYS } from './overlays.js';

const GAP_PX = 6;

/** What hands on the world do, and what lies over it: a menu of overlays, and the legend of those that are on. */
export function WorldTools(props: {
  readonly tool: 'camera' | 'box';
  readonly onTool: (tool: 'camera' | 'box') => void;
}) {
  const { overlays, camera } = useStation();
  const menu = createUniqueId();
  const select = createUniqueId();
  let buttons: HTMLDivElement | undefined;
  /** Under its button: a popover stands in the window, not in the panel. */
  const place = ({ currentTarget }: Event) => {
    const box = buttons?.getBoundingClientRect();
    if (!box || !(currentTarget instanceof HTMLElement)) return;
    currentTarget.style.inset = `${box.bottom + GAP_PX}px ${innerWidth - box.right}px auto auto`;
  };
  const lit = () => OVERLAYS.filter(({ id }) => overlays.isOn(id));
  return (
    <div class="world-tools">
      <div ref={buttons} class="world-buttons">
        <Button
          tone="glass"
          icon="select"
          label={
            props.tool === 'box' ? 'Dragging draws a box: back to the camera' : 'Select with a box (or Shift+drag)'
          }
          aria-pressed={props.tool === 'box'}
          onClick={() => props.onTool(props.tool === 'box' ? 'camera' : 'box')}
        />
        <Button tone="glass" icon="layers" label="Overlays" aria-pressed={lit().length > 0} popoverTarget={menu} />
      </div>
      <div
        id={menu}
        class="popup overlay-menu"
        popover="auto"
        role="dialog"
        aria-label="Overlays"
        on:beforetoggle={place}
      >
        <For each={OVERLAYS}>
          {({ id, key, name }) => (
            <label class="overlay-choice">
              <input type="checkbox" checked={overlays.isOn(id)} onChange={() => overlays.toggle(id)} />
              <span>{name}</span>
              <kbd>{key}</kbd>
            </label>
          )}
        </For>
        <label class="overlay-eyes" for={select}>
          Through whose eyes
          <select
            id={select}
            class="spot-input"
            onInput={({ currentTarget }) => overlays.choose(Number(currentTarget.value))}
          >
            <option value="0">whoever is selected</option>
            <For each={camera.roster()}>
              {({ player, name }) => (
                <option value={player} selected={player === overlays.chosen()}>
                  {name}
                </option>
              )}
            </For>
          </select>
        </label>
      </div>
      <Show when={lit().length > 0}>
        <ul class="legends" aria-label="What the lines mean">
          <For each={lit()}>
            {({ id }) => (
              <Switch>
                <Match when={id === 'bodies'}>
                  <BodiesLayer />
                </Match>
                <Match when={id === 'sight'}>
                  <SightLayer />
                </Match>
                <Match when={id === 'shown'}>
                  <ShownToLayer />
                </Match>
                <Match when={id === 'paths'}>
                  <PathsLayer />
                </Match>
                <Match when={id === 'wishes'}>
                  <WishesLayer />
                </Match>
              </Switch>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
