import { createSignal, Show } from 'solid-js';
import { Button } from '../../ui/button.js';
import { findCode } from '../common/rooms.js';
import { playPath } from '../common/route.js';
import { keepName } from './suggestion.js';

const CODE_CHARS = 4;

/** Four letters that somebody said aloud, and off to their room. */
export function JoinCode() {
  const [code, setCode] = createSignal('');
  const [problem, setProblem] = createSignal('');
  const [busy, setBusy] = createSignal(false);

  const join = async (event: Event) => {
    event.preventDefault();
    if (busy()) return;
    if (code().length < CODE_CHARS) return setProblem('A code has four letters.');
    setBusy(true);
    setProblem('');
    try {
      const room = await findCode(code());
      if (room === undefined) setProblem(`No arena here has the code ${code()}.`);
      else {
        keepName();
        location.assign(playPath(room));
      }
    } catch {
      setProblem('The host does not answer. Try again.');
    }
    setBusy(false);
  };

  return (
    <form class="join" onSubmit={join} aria-label="Join with a code">
      <input
        class="field-input join-input"
        aria-label="Join code"
        aria-invalid={problem() ? 'true' : undefined}
        aria-describedby={problem() ? 'join-problem' : undefined}
        placeholder="CODE"
        value={code()}
        maxLength={CODE_CHARS}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="go"
        onInput={(event) => {
          const typed = event.currentTarget.value.replace(/[^a-z]/gi, '').toUpperCase();
          event.currentTarget.value = typed;
          setCode(typed);
          setProblem('');
        }}
      />
      <Button type="submit" disabled={busy()}>
        Join
      </Button>
      <Show when={problem()}>
        <p id="join-problem" class="field-error join-problem" role="alert">
          {problem()}
        </p>
      </Show>
    </form>
  );
}
