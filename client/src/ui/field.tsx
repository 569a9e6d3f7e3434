import { createUniqueId, type JSX, Show, splitProps } from 'solid-js';

interface Parts {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** One line of text with its label, a hint, and what is wrong with it. */
export function Field(props: Parts & JSX.InputHTMLAttributes<HTMLInputElement>) {
  const [own, rest] = splitProps(props, ['label', 'hint', 'error']);
  const id = createUniqueId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {own.label}
      </label>
      <input
        autocomplete="off"
        spellcheck={false}
        {...rest}
        id={id}
        class="field-input"
        aria-invalid={own.error ? 'true' : undefined}
        aria-describedby={own.error || own.hint ? `${id}-more` : undefined}
      />
      <Show when={own.error ?? own.hint}>
        {(more) => (
          <p id={`${id}-more`} class={own.error ? 'field-error' : 'field-hint'} role={own.error ? 'alert' : undefined}>
            {more()}
          </p>
        )}
      </Show>
    </div>
  );
}
