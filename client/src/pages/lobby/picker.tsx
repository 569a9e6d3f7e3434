import { For, type JSX } from 'solid-js';

/** One of a few keys; arrow keys move within it, as in every group of radio buttons. */
export function Picker(props: {
  readonly label: string;
  readonly name: string;
  readonly options: readonly { readonly name: string; readonly face: JSX.Element }[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}) {
  return (
    <fieldset class="picker">
      <legend class="field-label">{props.label}</legend>
      <div class="picker-keys">
        <For each={props.options}>
          {(option, index) => (
            <label class="picker-key" title={option.name}>
              <input
                type="radio"
                class="unseen"
                name={props.name}
                aria-label={option.name}
                checked={props.chosen === index()}
                onChange={() => props.onChoose(index())}
              />
              <span class="picker-face">{option.face}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
