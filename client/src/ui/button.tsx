import { type JSX, Show, splitProps } from 'solid-js';
import { Icon, type IconName } from './icon.js';

interface Choices {
  readonly icon?: IconName;
  /** `primary` for the one thing to do here, `glass` over a game. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger' | 'glass';
  readonly size?: 'normal' | 'large';
  /** What an icon alone means; a button with words needs none. */
  readonly label?: string;
}

function classOf(props: Choices): string {
  const alone = props.label !== undefined ? 'icon-only' : '';
  return `button ${props.tone ?? 'plain'} ${props.size ?? 'normal'} ${alone}`;
}

/** A button with words, or with an icon and a label that is read out and shown as a hint. */
export function Button(props: Choices & JSX.ButtonHTMLAttributes<HTMLButtonElement>) {
  const [own, rest] = splitProps(props, ['icon', 'tone', 'size', 'label', 'children']);
  return (
    <button type="button" {...rest} class={classOf(own)} aria-label={own.label} title={own.label}>
      <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
      {own.children}
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton(props: Choices & JSX.AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [own, rest] = splitProps(props, ['icon', 'tone', 'size', 'label', 'children']);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: rest brings the href that makes it a link, which may have a label.
    <a {...rest} class={classOf(own)} aria-label={own.label} title={own.label}>
      <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
      {own.children}
    </a>
  );
}
