import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { createSignal } from 'solid-js';
import { Button } from '../../ui/button.js';
import { Dial } from '../../ui/dial.js';
import { Field } from '../../ui/field.js';
import { funName } from '../../ui/names.js';
import { lookOf, profile, setProfile } from '../../ui/store.js';

/** The one question before the first flight; a name is there already, so one tap is enough. */
export function AskName(props: { readonly room: string; readonly onNamed: () => void }) {
  const suggestion = funName();
  const [name, setName] = createSignal(suggestion);
  const go = (event: Event) => {
    event.preventDefault();
    setProfile({ name: name().trim() || suggestion });
    props.onNamed();
  };
  return (
    <main class="ask">
      <form class="overlay-card" onSubmit={go}>
        <Dial {...lookOf({ ...profile(), name: name().trim() || suggestion })} />
        <h1>{props.room === '' ? 'Ready?' : `Ready for ${props.room}?`}</h1>
        <div class="ask-name">
          <Field
            label="Your name"
            name="nickname"
            maxLength={LIMITS.nameCharsMax}
            value={name()}
            enterkeyhint="go"
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <div class="actions">
          <Button type="submit" tone="primary" size="large" icon="play">
            Play
          </Button>
        </div>
      </form>
    </main>
  );
}
