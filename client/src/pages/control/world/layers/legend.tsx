import type { JSX } from 'solid-js';

/** One line of the legend: the colour a layer draws in, and what its lines mean. */
export function Legend(props: { readonly color: number; readonly name: string; readonly children: JSX.Element }) {
  return (
    <li class="legend">
      <span class="legend-ink" style={{ background: `#${props.color.toString(16).padStart(6, '0')}` }} />
      <span class="legend-text">
        <strong>{props.name}</strong> {props.children}
      </span>
    </li>
  );
}
