import './dial.css';
import { For } from 'solid-js';
import { Glyph } from './identity.js';
import { colorOf } from './shapes.js';

const TICKS = Array.from({ length: 60 }, (_, at) => at);

/** The ship on a dial of sixty ticks, one for each beat of a second. */
export function Dial(props: { readonly color: number; readonly shape: number; readonly tag: string }) {
  return (
    <div class="dial" style={{ '--identity': colorOf(props.color) }}>
      <svg class="dial-ring" viewBox="-100 -100 200 200" aria-hidden="true">
        <For each={TICKS}>
          {(at) => <path d={at % 5 === 0 ? 'M0-96V-84' : 'M0-96V-90'} transform={`rotate(${at * 6})`} />}
        </For>
        <g class="dial-sweep">
          <For each={TICKS.slice(0, 12)}>
            {(at) => <path d="M0-96V-84" transform={`rotate(${-at * 6})`} opacity={1 - at / 12} />}
          </For>
        </g>
        <circle r="70" />
      </svg>
      <span class="dial-ship">
        <Glyph color={props.color} shape={props.shape} size={84} />
      </span>
      <span class="dial-tag">{props.tag}</span>
    </div>
  );
}
