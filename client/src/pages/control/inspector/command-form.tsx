import type { Command } from '@tickdeck/shared/commands/command.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Change, Reply } from '@tickdeck/shared/wire/messages.js';
import { createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Button } from '../../../ui/button.js';
import { asOne } from '../as-one.js';
import { useStation } from '../station.js';
import { ArgumentField, initialOf } from './argument-field.js';
import { GiveButton } from './give-button.js';

/** One command: a field for each argument, a look at what it would do, and the button that its risk asks for. */
export function CommandForm(props: {
  readonly command: Command;
  readonly blocked: string | undefined;
  /** Arguments that are known already, once for each time that it is to be done: they are not asked. */
  readonly calls?: readonly { readonly [name: string]: Value }[];
  /** What stands in the fields at first. */
  readonly start?: { readonly [name: string]: Value };
  /** All of it was done, as the host says. */
  readonly onDone?: (said: string) => void;
}) {
  const { desk } = useStation();
  const { name, label, args } = props.command;
  const calls = props.calls ?? [{}];
  const asked = Object.entries(args).filter(([key]) => !calls.some((call) => Object.hasOwn(call, key)));
  const [given, setGiven] = createStore<{ [name: string]: Value }>(
    Object.fromEntries(asked.map(([key, argument]) => [key, props.start?.[key] ?? initialOf(argument)])),
  );
  const [said, setSaid] = createSignal<Said>();
  const give = (key: string, value: Value) => {
    setGiven(key, value);
    if (args[key]?.kind !== 'table') return;
    // A row of the table before would be another one here.
    for (const [other, argument] of asked) if (argument.kind === 'row' && argument.table === '') setGiven(other, 0);
  };
  let form: HTMLFormElement | undefined;
  const each = async (tell: Said['kind'], ask: typeof desk.run) => {
    if (form?.reportValidity() === false) return;
    const all = asOne(
      name,
      calls.map((call) => ({ ...given, ...call })),
    );
    let isDone = tell === 'answer';
    let last = '';
    for (const one of all) {
      const reply = await ask(one.name, one.args);
      isDone &&= reply.outcome === 'done';
      last = reply.text;
      setSaid({ kind: tell, reply });
    }
    if (isDone) props.onDone?.(last);
  };

  return (
    <form
      ref={form}
      class="command"
      aria-label={label}
      title={props.command.says}
      onSubmit={(event) => {
        event.preventDefault();
        void each('answer', desk.run);
      }}
    >
      <For each={asked}>
        {([key, argument]) => (
          <ArgumentField
            name={key}
            argument={argument}
            value={given[key] ?? ''}
            given={{ ...calls[0], ...given }}
            needs={props.command.needs}
            onInput={(value) => give(key, value)}
          />
        )}
      </For>
      <GiveButton command={props.command} blocked={props.blocked} onHeld={() => void each('answer', desk.run)}>
        <Button tone="quiet" disabled={props.blocked !== undefined} onClick={() => void each('preview', desk.preview)}>
          Preview
        </Button>
      </GiveButton>
      <Show when={said()}>{(now) => <Answer {...now()} />}</Show>
    </form>
  );
}

/** What the host said to it last, and whether that was only asked. */
interface Said {
  readonly kind: 'answer' | 'preview';
  readonly reply: Reply;
}

const CHANGES_SHOWN_MAX = 8;

function Answer(props: Said) {
  const words = () =>
    (props.kind === 'preview' && props.reply.outcome === 'done' ? 'Would do: ' : '') + props.reply.text;
  const more = () => props.reply.changes.length - CHANGES_SHOWN_MAX;
  return (
    <div class={`command-answer ${props.reply.outcome} ${props.kind}`} role="status">
      <p>{words()}</p>
      <Show when={props.kind === 'preview'}>
        <ul class="command-changes">
          <For each={props.reply.changes.slice(0, CHANGES_SHOWN_MAX)}>{(change) => <Changed {...change} />}</For>
          <Show when={more() > 0}>
            <li>{`and ${more()} more`}</li>
          </Show>
        </ul>
      </Show>
    </div>
  );
}

function Changed(props: Change) {
  return (
    <li>
      <span class="staged-where">{props.where}</span> <del>{props.before}</del> <span aria-hidden="true">→</span>
      <span class="unseen">to</span> <ins>{props.after}</ins>
    </li>
  );
}
