import { createSignal, Show } from 'solid-js';
import { Button, LinkButton } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { tokenIn } from './token.js';

/** Asks for the control link: what it is, where it stands, and a place to paste it. */
export function AskToken(props: {
  /** What the host has against the token that was shown; empty when none was. */
  readonly refusal: string;
  readonly onToken: (token: string) => void;
  /** Goes in without one. */
  readonly onLook: () => void;
}) {
  const [pasted, setPasted] = createSignal('');
  const [error, setError] = createSignal('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const token = tokenIn(pasted());
    if (token) props.onToken(token);
    else setError('No token is in this. Paste the whole link, from http:// to its end.');
  };
  return (
    <main class="ask-token">
      <form class="overlay-card" onSubmit={submit}>
        <Icon name="sliders" />
        <h1>{props.refusal === '' ? 'Control needs its link' : 'This link does not open the control page'}</h1>
        <Show when={props.refusal}>
          <p class="ask-token-refusal" role="alert">
            {props.refusal}
          </p>
        </Show>
        <p>
          Whoever runs this host has a control link. It stands in the terminal where Tickdeck was started, after the
          word <strong>Control</strong>; there, the key <kbd>l</kbd> prints it again.
        </p>
        <Field
          label="Control link or token"
          placeholder="http://…/control/…#token=…"
          value={pasted()}
          error={error() || undefined}
          onInput={({ currentTarget }) => {
            setPasted(currentTarget.value);
            setError('');
          }}
        />
        <div class="actions">
          <Button type="submit" tone="primary">
            Open the control page
          </Button>
          <Button icon="watch" onClick={props.onLook}>
            Look without one
          </Button>
          <LinkButton href="/">Lobby</LinkButton>
        </div>
      </form>
    </main>
  );
}
