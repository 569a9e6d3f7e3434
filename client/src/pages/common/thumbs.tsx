import { Show } from 'solid-js';
import type { StickDrawing } from '../../input/stick.js';
import type { Sticks } from '../../input/touch.js';

/** The touch controls where the thumbs are: two sticks and the dash button; idle ones show where thumbs belong. */
export function Thumbs(props: { readonly sticks: Sticks }) {
  return (
    <div class="thumbs" aria-hidden="true">
      <Show when={props.sticks.left} fallback={<p class="thumb-hint left">Move</p>}>
        {(stick) => <Stick stick={stick()} />}
      </Show>
      <Show when={props.sticks.right} fallback={<p class="thumb-hint right">Aim and fire</p>}>
        {(stick) => <Stick stick={stick()} />}
      </Show>
      <p
        class="thumb-dash"
        classList={{ held: props.sticks.dash.held }}
        style={{
          width: `${props.sticks.dash.radius * 2}px`,
          height: `${props.sticks.dash.radius * 2}px`,
          transform: placed(props.sticks.dash.x, props.sticks.dash.y),
        }}
      >
        Dash
      </p>
    </div>
  );
}

function Stick(props: { readonly stick: StickDrawing }) {
  return (
    <>
      <div
        class="stick-base"
        style={{
          width: `${props.stick.radius * 2}px`,
          height: `${props.stick.radius * 2}px`,
          transform: placed(props.stick.x, props.stick.y),
        }}
      />
      <div class="stick-thumb" style={{ transform: placed(props.stick.thumbX, props.stick.thumbY) }} />
    </>
  );
}

function placed(x: number, y: number): string {
  return `translate(${x}px, ${y}px) translate(-50%, -50%)`;
}
