import { type Accessor, createContext, type JSX, Show, useContext } from 'solid-js';
import { Portal } from 'solid-js/web';

const HeadSlot = createContext<Accessor<HTMLElement | undefined>>();

/** Where the heads of the panels inside go, when something else shows their titles. */
export const HeadSlotProvider = HeadSlot.Provider;

/** What a panel is called, a word about it, and what can be done with all of it. In the dock its tab is its title. */
export function PanelHead(props: {
  readonly title: string;
  readonly note?: JSX.Element;
  readonly children?: JSX.Element;
}) {
  const slot = useContext(HeadSlot);
  const more = () => (
    <>
      <Show when={props.note}>
        <span class="panel-note">{props.note}</span>
      </Show>
      {props.children}
    </>
  );
  return (
    <Show
      when={slot?.()}
      fallback={
        <header class="panel-head">
          <h2>{props.title}</h2>
          {more()}
        </header>
      }
    >
      {(element) => (
        <Portal mount={element()} ref={(wrap) => wrap.classList.add('dock-head')}>
          {more()}
        </Portal>
      )}
    </Show>
  );
}
