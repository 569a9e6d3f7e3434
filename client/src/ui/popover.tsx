import { createSignal, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js';

/** A button with an icon; what it opens stands below it until Escape, or a press elsewhere. */
export function Popover(props: {
  readonly label: string;
  readonly icon: JSX.Element;
  /** `glass` over a game. */
  readonly tone: 'glass' | 'quiet';
  /** Further classes of what opens. */
  readonly class: string;
  /** Exists only while it is open. */
  readonly children: JSX.Element;
}) {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let anchor: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;

  const pressed = ({ target }: Event) => {
    if (!(target instanceof Node && anchor?.contains(target))) setOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open()) return;
    event.stopPropagation();
    setOpen(false);
    button?.focus();
  };
  onMount(() => {
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('keydown', keys);
  });
  onCleanup(() => {
    document.removeEventListener('pointerdown', pressed);
    document.removeEventListener('keydown', keys);
  });

  return (
    <div class="popover-anchor" ref={anchor}>
      <button
        ref={button}
        type="button"
        class={`button ${props.tone} icon-only`}
        aria-label={props.label}
        title={props.label}
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => setOpen(!open())}
      >
        {props.icon}
      </button>
      <Show when={open()}>
        <div id={id} class={`popover ${props.class}`}>
          {props.children}
        </div>
      </Show>
    </div>
  );
}
