import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './icon.js';

/** A small fact. */
export function Chip(props: {
  readonly icon?: IconName;
  readonly tone?: 'plain' | 'accent' | 'warning' | 'danger';
  readonly children: JSX.Element;
}) {
  return (
    <span class={`chip ${props.tone ?? 'plain'}`}>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      {props.children}
    </span>
  );
}
