import './identity.css';
import { Show } from 'solid-js';
import { COLOR_NAMES, colorOf, outlineOf, wrap } from './shapes.js';

/** What a player is recognised by, beside the name. */
export interface IdentityLook {
  readonly color: number;
  readonly shape: number;
  readonly tag: string;
}

/** The outline in its colour: the same one the ship wears. `size` is in CSS pixels. */
export function Glyph(props: { readonly color: number; readonly shape: number; readonly size?: number }) {
  const described = () => `${COLOR_NAMES[wrap(props.color, COLOR_NAMES.length)]} ${outlineOf(props.shape).name}`;
  return (
    <svg
      class="identity-glyph"
      viewBox="-1.2 -1.2 2.4 2.4"
      width={props.size ?? 16}
      height={props.size ?? 16}
      role="img"
      aria-label={described()}
    >
      <path d={outlineOf(props.shape).path} fill={colorOf(props.color)} />
    </svg>
  );
}

/** Glyph, two-letter tag and, when given, the name: how a player appears in every list of every page. */
export function Identity(props: {
  readonly look: IdentityLook;
  readonly name?: string | undefined;
  readonly size?: number;
}) {
  return (
    <span class="identity" style={{ '--identity': colorOf(props.look.color) }}>
      <Glyph color={props.look.color} shape={props.look.shape} size={props.size ?? 16} />
      <Show when={props.look.tag}>
        <span class="identity-tag">{props.look.tag}</span>
      </Show>
      <Show when={props.name}>
        <span class="identity-name">{props.name}</span>
      </Show>
    </span>
  );
}
