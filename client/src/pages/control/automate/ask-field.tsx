import { type Asked, understand } from '@tickdeck/shared/expressions/expression.js';
import { termsOf } from '@tickdeck/shared/expressions/terms.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createMemo, createUniqueId, Show } from 'solid-js';
import { useStation } from '../station.js';

/** A field for an expression, checked against the game as it is typed: what is wrong is said right there, with its place. */
export function AskField(props: {
  readonly label: string;
  readonly value: string;
  readonly wants: Asked['wants'];
  readonly placeholder: string;
  /** What the host had against it. */
  readonly refusal?: string | undefined;
  readonly onInput: (text: string) => void;
}) {
  const { desk } = useStation();
  const terms = termsOf(desk.look.game);
  const id = createUniqueId();
  const wrong = createMemo(() => {
    if (props.value.trim() === '') return props.refusal;
    const understood = understand(props.value, terms, { wants: props.wants });
    return understood.kind === 'bad' ? understood.why : props.refusal;
  });
  return (
    <div class="ask">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="spot-input text ask-input"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={LIMITS.expressionCharsMax}
        placeholder={props.placeholder}
        value={props.value}
        aria-invalid={wrong() ? 'true' : undefined}
        aria-describedby={wrong() ? `${id}-wrong` : undefined}
        onInput={({ currentTarget }) => props.onInput(currentTarget.value)}
      />
      <Show when={wrong()}>
        {(why) => (
          <p id={`${id}-wrong`} class="ask-wrong" role="alert">
            {why()}
          </p>
        )}
      </Show>
    </div>
  );
}
