import { createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Button } from './button.js';

/**
 * A question or a text over the page. While it is mounted it is open and keeps the keyboard inside; Escape and the cross
 * call `onClose`, and without `onClose` only its own buttons end it.
 */
export function Dialog(props: {
  readonly title: string;
  readonly width?: 'normal' | 'wide' | 'palette';
  readonly onClose?: () => void;
  readonly children: JSX.Element;
}) {
  const id = createUniqueId();
  let element: HTMLDialogElement | undefined;
  onMount(() => element?.showModal());
  onCleanup(() => element?.close());
  return (
    <dialog
      ref={element}
      class={`dialog ${props.width ?? 'normal'}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // Whether it is mounted is for the page to say.
        event.preventDefault();
        props.onClose?.();
      }}
      onClick={(event) => event.target === element && props.onClose?.()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header class="dialog-head">
        <h2 id={id}>{props.title}</h2>
        <Show when={props.onClose}>
          {(close) => <Button tone="quiet" icon="close" label="Close" onClick={() => close()()} />}
        </Show>
      </header>
      <div class="dialog-body">{props.children}</div>
    </dialog>
  );
}
