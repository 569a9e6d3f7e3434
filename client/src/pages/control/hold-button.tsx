import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { Icon, type IconName } from '../../ui/icon.js';

/** How long a button is held before it does what cannot be taken back. */
const HOLD_MS = 800;

/** A button that wants to be held, by mouse, finger or key, and says what will happen while it is. */
export function HoldButton(props: {
  /** What happens, naming whom it hits: `Close Arena: 3 players are sent away`. */
  readonly what: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly onHeld: () => void;
  readonly children?: JSX.Element;
}) {
  const [held, setHeld] = createSignal(false);
  let timer = 0;
  const press = () => {
    if (props.disabled || held()) return;
    setHeld(true);
    timer = window.setTimeout(() => {
      release();
      props.onHeld();
    }, HOLD_MS);
  };
  const release = () => {
    clearTimeout(timer);
    setHeld(false);
  };
  const isKey = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' ';
  onCleanup(() => clearTimeout(timer));

  return (
    <button
      type="button"
      class="button hold"
      classList={{ held: held(), 'icon-only': props.children === undefined }}
      style={{ '--hold': `${HOLD_MS}ms` }}
      aria-label={`Hold to confirm. ${props.what}`}
      title={props.disabled ? undefined : `Hold: ${props.what}`}
      disabled={props.disabled}
      onPointerDown={(event) => event.button === 0 && press()}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isKey(event)) return;
        event.preventDefault();
        if (!event.repeat) press();
      }}
      onKeyUp={(event) => isKey(event) && release()}
    >
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      {props.children}
      <Show when={held()}>
        <span class="hold-what" role="status">
          {props.what}
        </span>
      </Show>
    </button>
  );
}
